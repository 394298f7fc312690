using LutGen.Mapping;

namespace LutGen.Core.Tests.Mapping;

public sealed class LutMappingTests
{
    [Theory]
    [InlineData(3, false)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(8, false)]
    [InlineData(8, true)]
    public void A_mapping_computes_what_the_graph_does_with_functions_of_its_size(int lutInputs, bool isDepthBounded)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(seed, 300);
            LutCover cover = LutMapping.Run(graph, outputs, new LutTarget(lutInputs, isDepthBounded), CancellationToken.None);
            CoverAssert.IsWellFormed(cover, lutInputs);
            CoverAssert.ComputesTheSame(graph, outputs, cover);
        }
    }

    [Fact]
    public void A_mapping_is_no_larger_and_no_deeper_than_the_cover_that_it_starts_from_and_smaller_somewhere()
    {
        int saved = 0;
        for (int seed = 0; seed < 6; seed++)
        {
            (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(seed, 300);
            LutTarget area = new(6, IsDepthBounded: false);
            LutTarget depth = new(6, IsDepthBounded: true);
            LutCover small = LutMapping.Run(graph, outputs, area, CancellationToken.None);
            LutCover shallow = LutMapping.Run(graph, outputs, depth, CancellationToken.None);
            saved += LutMapping.Cover(graph, outputs, area, CancellationToken.None).Functions.Count - small.Functions.Count;
            Assert.True(small.Functions.Count <= shallow.Functions.Count);
            Assert.True(shallow.Depth() <= LutMapping.Cover(graph, outputs, depth, CancellationToken.None).Depth());
        }

        Assert.True(saved > 0);
    }

    [Fact]
    public void Wider_lookup_tables_are_never_more_nor_deeper()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(seed, 300);
            LutCover[] covers = [.. Enumerable.Range(6, 3).Select(k => LutMapping.Run(graph, outputs, new LutTarget(k, IsDepthBounded: false), CancellationToken.None))];
            Assert.Equal(covers.Select(cover => cover.Functions.Count).OrderDescending(), covers.Select(cover => cover.Functions.Count));
            Assert.Contains(covers[2].Functions, function => function.Leaves.Length > 6);
        }
    }

    [Theory]
    [InlineData(7, 2, 1, 0)]
    [InlineData(8, 4, 2, 1)]
    public void A_function_of_seven_or_eight_bits_is_lookup_tables_and_multiplexers_in_one_level(int inputs, int luts, int level1, int level2)
    {
        // A random function: nothing smaller computes it in one level.
        var random = new Random(3);
        var graph = new SubjectGraph(RandomGraphs.Inputs);
        int root = Shannon(graph, random, inputs);
        var target = new LutTarget(6, IsDepthBounded: true, HasWideMultiplexers: true);
        LutCover cover = LutMapping.Run(graph, [root], target, CancellationToken.None);
        int second = target.WideFunctionsOf(cover, level: 2);
        Assert.Equal((1, luts, level1, level2), (cover.Depth(), target.LutsOf(cover), target.WideFunctionsOf(cover, level: 1) + 2 * second, second));
        CoverAssert.ComputesTheSame(graph, [root], cover);
    }

    [Fact]
    public void Multiplexers_that_save_neither_levels_nor_lookup_tables_are_not_used()
    {
        // A conjunction of ten bits is two lookup tables.
        var graph = new SubjectGraph(10);
        int root = Enumerable.Range(2, 9).Aggregate(2, (all, input) => graph.And(all, 2 * input, create: true));
        var target = new LutTarget(6, IsDepthBounded: false, HasWideMultiplexers: true);
        LutCover cover = LutMapping.Run(graph, [root], target, CancellationToken.None);
        Assert.Equal((2, 0), (target.LutsOf(cover), target.WideFunctionsOf(cover, level: 1)));
    }

    [Fact]
    public void Carries_that_are_computed_twice_are_computed_once()
    {
        // Both carries of a sum, once rippled and once by generate and propagate, are equal though their structures are not.
        var graph = new SubjectGraph(10);
        int And(int a, int b) => graph.And(a, b, create: true);
        int Or(int a, int b) => And(a ^ 1, b ^ 1) ^ 1;
        int Xor(int a, int b) => graph.Xor(a, b, create: true);
        (int ripple, int group, int all) = (SubjectGraph.False, SubjectGraph.False, SubjectGraph.True);
        for (int i = 1; i <= 5; i++)
        {
            (int a, int b) = (2 * i, 2 * (i + 5));
            ripple = Or(And(a, b), And(ripple, Xor(a, b)));
            (group, all) = (Or(And(a, b), And(Or(a, b), group)), And(all, Or(a, b)));
        }

        LutCover cover = LutMapping.Run(graph, [ripple, group ^ 1], new LutTarget(6, IsDepthBounded: false), CancellationToken.None);
        Assert.Equal(cover.Outputs[0], cover.Outputs[1] ^ 1);
    }

    [Fact]
    public void The_same_graph_gives_the_same_cover()
    {
        (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(5, 300);
        LutCover[] covers = [.. Enumerable.Range(0, 2).Select(_ => LutMapping.Run(graph, outputs, new LutTarget(6, IsDepthBounded: false), CancellationToken.None))];
        Assert.Equal(covers[0].Outputs, covers[1].Outputs);
        Assert.Equal(covers[0].Functions.SelectMany(f => f.Leaves), covers[1].Functions.SelectMany(f => f.Leaves));
        Assert.Equal(covers[0].Functions.SelectMany(f => f.Words), covers[1].Functions.SelectMany(f => f.Words));
    }

    // A decision on every variable, with random values at the end.
    private static int Shannon(SubjectGraph graph, Random random, int variables)
    {
        if (variables == 0)
        {
            return random.Next(2);
        }

        int zero = Shannon(graph, random, variables - 1);
        int one = Shannon(graph, random, variables - 1);
        int x = 2 * variables;
        return graph.And(graph.And(x, one, create: true) ^ 1, graph.And(x ^ 1, zero, create: true) ^ 1, create: true) ^ 1;
    }
}
