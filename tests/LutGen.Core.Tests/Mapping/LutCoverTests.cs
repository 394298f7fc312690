using LutGen.Mapping;

namespace LutGen.Core.Tests.Mapping;

public sealed class LutCoverTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_cover_computes_what_the_graph_does_with_functions_of_its_size(int cutSize)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(seed, 200);
            LutCover cover = LutCover.Of(graph, outputs, Options(cutSize), CancellationToken.None);
            CoverAssert.IsWellFormed(cover, cutSize);
            CoverAssert.ComputesTheSame(graph, outputs, cover);
        }
    }

    [Fact]
    public void Wider_functions_are_fewer()
    {
        (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(1, 400);
        int[] counts = Enumerable.Range(2, 5).Select(size => LutCover.Of(graph, outputs, Options(size), CancellationToken.None).Functions.Count).ToArray();
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.True(counts[4] * 2 < counts[0]);
    }

    [Fact]
    public void A_bound_on_depth_is_kept_and_costs_little()
    {
        int bounded = 0;
        int free = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(seed, 400);
            MappingOptions options = Options(6) with { IsDepthBounded = true };
            LutCover cover = LutCover.Of(graph, outputs, options, CancellationToken.None);
            LutCover first = LutCover.Of(graph, outputs, options with { FlowPasses = 0, ExactPasses = 0 }, CancellationToken.None);
            LutCover small = LutCover.Of(graph, outputs, Options(6), CancellationToken.None);
            Assert.Equal(first.Depth(), cover.Depth());
            Assert.True(cover.Depth() <= small.Depth());
            Assert.True(cover.Functions.Count <= first.Functions.Count);
            bounded += cover.Functions.Count;
            free += small.Functions.Count;
            foreach (ulong[] inputs in RandomGraphs.AllInputs().Take(2))
            {
                Assert.Equal(RandomGraphs.Evaluate(graph, outputs, inputs), RandomGraphs.Evaluate(cover, inputs));
            }
        }

        Assert.InRange(bounded, free, 1.3 * free);
    }

    [Fact]
    public void A_chain_is_covered_in_as_few_levels_as_its_inputs_need()
    {
        // Exclusive-or of 16 bits in a row: five more bits a level after the first six.
        var graph = new SubjectGraph(16);
        int chain = Enumerable.Range(2, 15).Aggregate(2, (left, input) => graph.Xor(left, 2 * input, create: true));
        LutCover cover = LutCover.Of(graph, [chain], Options(6) with { IsDepthBounded = true }, CancellationToken.None);
        Assert.Equal((3, 3), (cover.Functions.Count, cover.Depth()));
    }

    [Fact]
    public void Nodes_that_are_equal_by_their_function_are_one()
    {
        // a ^ b once as an XOR and once as (a | b) & ~(a & b).
        var graph = new SubjectGraph(2);
        int xor = graph.Xor(2, 4, create: true);
        int ands = graph.And(graph.And(3, 5, create: true) ^ 1, graph.And(2, 4, create: true) ^ 1, create: true);
        LutCover cover = LutCover.Of(graph, [xor, ands ^ 1], Options(3), CancellationToken.None);
        Assert.Single(cover.Functions);
        Assert.Equal(cover.Outputs[0] ^ 1, cover.Outputs[1]);
    }

    [Fact]
    public void Costs_steer_the_choice()
    {
        // A multiplexer is one function of three bits, or three of two bits where a wide one costs more.
        var graph = new SubjectGraph(3);
        int mux = graph.Xor(4, graph.And(2, graph.Xor(4, 6, create: true), create: true), create: true);
        Assert.Single(LutCover.Of(graph, [mux], Options(3), CancellationToken.None).Functions);
        MappingOptions dear = Options(3) with { Cost = (size, _) => size == 3 ? 9 : 1 };
        Assert.Equal(3, LutCover.Of(graph, [mux], dear, CancellationToken.None).Functions.Count);
    }

    [Fact]
    public void A_cancelled_cover_ends()
    {
        (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(1, 400);
        Assert.Throws<OperationCanceledException>(() => LutCover.Of(graph, outputs, Options(3), new CancellationToken(canceled: true)));
    }

    private static MappingOptions Options(int cutSize) => new(cutSize, CutsPerNode: 8, FlowPasses: 3, ExactPasses: 3, (_, _) => 1);
}
