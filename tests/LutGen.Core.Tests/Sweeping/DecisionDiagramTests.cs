using LutGen.Sweeping;

namespace LutGen.Core.Tests.Sweeping;

public sealed class DecisionDiagramTests
{
    [Fact]
    public void Equal_functions_are_one_node_and_different_ones_are_not()
    {
        var random = new Random(3);
        var diagrams = new DecisionDiagrams(1 << 16);
        var nodeOf = new Dictionary<uint, int> { [0] = DecisionDiagrams.False, [uint.MaxValue] = DecisionDiagrams.True };
        var known = new List<(uint Truth, int Node)>();
        for (int variable = 0; variable < 5; variable++)
        {
            uint truth = Enumerable.Range(0, 32).Aggregate(0u, (bits, address) => bits | ((uint)((address >> variable) & 1) << address));
            known.Add((truth, diagrams.Variable(variable)));
        }

        for (int i = 0; i < 5000; i++)
        {
            (uint Truth, int Node) a = known[random.Next(known.Count)];
            (uint Truth, int Node) b = known[random.Next(known.Count)];
            (uint Truth, int Node) c = known[random.Next(known.Count)];
            var table = (byte)random.Next(256);
            uint truth = Enumerable.Range(0, 32).Aggregate(0u, (bits, address) => bits | ((uint)(table >> (int)(4 * ((a.Truth >> address) & 1) + 2 * ((b.Truth >> address) & 1) + ((c.Truth >> address) & 1))) & 1) << address);
            int node = diagrams.Cell(a.Node, b.Node, c.Node, table);
            Assert.Equal(nodeOf.TryGetValue(truth, out int earlier) ? earlier : node, node);
            nodeOf[truth] = node;
            known.Add((truth, node));
        }

        Assert.Equal(nodeOf.Count, nodeOf.Values.Distinct().Count());
        Assert.InRange(nodeOf.Count, 100, 5000);
    }

    [Fact]
    public void Values_that_satisfy_a_function_are_found()
    {
        var diagrams = new DecisionDiagrams(1000);
        int function = diagrams.And(diagrams.Variable(0), diagrams.And(diagrams.Not(diagrams.Variable(2)), diagrams.Xor(diagrams.Variable(3), diagrams.Variable(4))));
        Dictionary<int, bool> values = diagrams.Satisfy(function);

        Assert.True(values[0] && !values[2] && values[3] != values[4]);
        Assert.False(values.ContainsKey(1));
    }

    [Fact]
    public void More_nodes_than_allowed_are_refused()
    {
        var diagrams = new DecisionDiagrams(50);

        Assert.Throws<DiagramLimitException>(() => Enumerable.Range(0, 100).Aggregate(DecisionDiagrams.False, (sum, variable) => diagrams.Xor(sum, diagrams.Variable(variable))));
    }
}
