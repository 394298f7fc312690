using LutGen.Circuits;
using LutGen.Mapping;

namespace LutGen.Core.Tests.Mapping;

public sealed class CellTests
{
    [Fact]
    public void Every_function_of_three_bits_decomposes_into_itself()
    {
        ulong[] inputs = Enumerable.Range(0, 3).Select(CutFunction.Variable).ToArray();
        for (int function = 0; function < 256; function++)
        {
            var graph = new SubjectGraph(3);
            int literal = new CellDecomposition(graph).Add(2, 4 ^ 1, 6, function);
            ulong expected = new CellFunction(function).Of(inputs[0], ~inputs[1], inputs[2]);
            Assert.Equal(expected, RandomGraphs.Evaluate(graph, [literal], inputs).Single());
            Assert.InRange(graph.Count - graph.FirstOperation, 0, 4);
        }
    }

    [Theory]
    [InlineData(0xC0, 1)] // a & b
    [InlineData(0xFC, 1)] // a | b
    [InlineData(0x3C, 1)] // a ^ b
    [InlineData(0x7F, 2)] // not all
    [InlineData(0x96, 2)] // a ^ b ^ c
    [InlineData(0xCA, 3)] // a ? b : c
    [InlineData(0xE8, 4)] // majority
    public void Two_input_operators_are_counted(int function, int operators)
    {
        Assert.Equal(operators, OperatorCounts.CostOf(CellCost.TwoInputOperators)(3, (ulong)function));
    }

    [Fact]
    public void A_cell_of_three_costs_a_little_more_than_one_of_two_whatever_its_function()
    {
        Func<int, ulong, int> cost = OperatorCounts.CostOf(CellCost.Cell);
        Assert.InRange(cost(3, 0x96), cost(2, 0x3C) + 1, cost(2, 0x3C) * 5 / 4);
        Assert.Equal(cost(3, 0x96), cost(3, 0x80));
        Assert.Equal(cost(2, 0xC0), cost(2, 0x3C));
    }

    [Fact]
    public void Mapping_for_two_input_operators_takes_fewer_of_them_and_computes_the_same()
    {
        Func<int, ulong, int> operators = OperatorCounts.CostOf(CellCost.TwoInputOperators);
        long cells = 0;
        long cheap = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            (CircuitBuilder builder, int[] outputs) = RandomGraphs.Cells(seed, 300);
            foreach (CellCost cost in new[] { CellCost.Cell, CellCost.TwoInputOperators })
            {
                int[] mapped = outputs.ToArray();
                CircuitBuilder result = CircuitMapping.Run(builder, mapped, OperatorCounts.CostOf(cost), 3, CancellationToken.None);
                long total = result.Cells.Sum(cell => (long)operators(3, cell.Function));
                cells += cost == CellCost.Cell ? total : 0;
                cheap += cost == CellCost.TwoInputOperators ? total : 0;
                foreach (ulong[] inputs in RandomGraphs.AllInputs())
                {
                    Assert.Equal(RandomGraphs.Evaluate(builder, outputs, inputs), RandomGraphs.Evaluate(result, mapped, inputs));
                }
            }
        }

        Assert.True(cheap < cells, $"{cheap} operators, {cells} in a cover of fewest cells");
    }
}
