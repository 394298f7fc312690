using LutGen.Mapping;

namespace LutGen.Core.Tests.Mapping;

public sealed class FunctionDecompositionTests
{
    [Fact]
    public void Every_way_of_writing_a_function_computes_it()
    {
        var random = new Random(1);
        ulong[] inputs = [.. Enumerable.Range(0, RandomGraphs.Inputs).Select(i => i < 6 ? CutFunction.Variable(i) : 0)];
        for (int i = 0; i < 100; i++)
        {
            // Some of few variables, some that split into parts of their own variables.
            ulong table = (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1);
            table = (i % 4) switch
            {
                0 => table,
                1 => CutFunction.Cofactor(CutFunction.Cofactor(table, 1, 0), 4, 1),
                2 => CutFunction.Variable(5) & CutFunction.Cofactor(table, 5, 0),
                _ => CutFunction.Cofactor(CutFunction.Cofactor(table, 0, 0), 1, 0) ^ (CutFunction.Variable(0) | CutFunction.Variable(1)),
            };
            var graph = new SubjectGraph(RandomGraphs.Inputs);
            var decomposition = new FunctionDecomposition(graph);
            int[] literals = [2, 4, 6, 8, 10, 12];
            for (int choice = 0; choice == 0 || choice < decomposition.Choices; choice++)
            {
                int literal = decomposition.Add(table, literals, choice);
                Assert.Equal(table, RandomGraphs.Evaluate(graph, [literal], inputs).Single());
            }
        }
    }

    [Theory]
    [InlineData(0x8000_0000_0000_0000, 5)] // a conjunction of six
    [InlineData(0x6996_9669_9669_6996, 5)] // an exclusive-or of six
    [InlineData(0xF888_F888_F888_F888, 3)] // two conjunctions of two, one or the other
    public void A_function_that_splits_into_parts_takes_an_operation_less_than_it_has_variables(ulong table, int operations)
    {
        var graph = new SubjectGraph(6);
        new FunctionDecomposition(graph).Add(table, [2, 4, 6, 8, 10, 12], choice: 0);
        Assert.Equal(operations, graph.Count - graph.FirstOperation);
    }

    [Fact]
    public void Structures_to_choose_from_change_nothing_that_is_computed_and_one_stands_for_all()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            (SubjectGraph source, int[] outputs) = RandomGraphs.Graph(seed, 200);
            LutCover cover = LutCover.Of(source, outputs, new MappingOptions(6, 8, FlowPasses: 1, ExactPasses: 1, (_, _) => 1), CancellationToken.None);
            (SubjectGraph graph, int[] roots) = CoverDecomposition.Run(cover, mostStructures: 4);
            Assert.Contains(Enumerable.Range(0, graph.Count), node => graph.PreviousOf(node) >= 0);
            Assert.All(Enumerable.Range(graph.FirstOperation, graph.Count - graph.FirstOperation).Where(node => graph.PreviousOf(node) >= 0), node =>
                Assert.Equal(graph.Resolve(2 * node), graph.Resolve(graph.PreviousOf(node))));
            foreach (ulong[] inputs in RandomGraphs.AllInputs().Take(4))
            {
                Assert.Equal(RandomGraphs.Evaluate(source, outputs, inputs), RandomGraphs.Evaluate(graph, roots, inputs));
            }

            LutCover again = LutCover.Of(graph, roots, new MappingOptions(6, 8, FlowPasses: 1, ExactPasses: 1, (_, _) => 1), CancellationToken.None);
            CoverAssert.ComputesTheSame(source, outputs, again);
        }
    }

    [Fact]
    public void A_structure_that_contains_what_it_would_stand_for_is_no_choice()
    {
        // a & b, and (a & b) & (a | b), which is the same.
        var graph = new SubjectGraph(2);
        int and = graph.And(2, 4, create: true);
        int same = graph.And(and, graph.And(3, 5, create: true) ^ 1, create: true);
        Assert.Equal(and, graph.Join(and, same));
        Assert.Equal(and, graph.Resolve(and));
    }
}
