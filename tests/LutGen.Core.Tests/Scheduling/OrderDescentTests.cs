using LutGen.Circuits;
using LutGen.Networks;
using LutGen.Scheduling;
using LutGen.Testing;

namespace LutGen.Core.Tests.Scheduling;

public sealed class OrderDescentTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reads_do_not_move_apart(string kind)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            Circuit greedy = ConeGreedyOrder.Arrange(LoweredNetworks.CircuitOf(RandomNetworks.Create(kind, seed)));
            Assert.InRange(Distances(OrderDescent.Improve(greedy)), 0, Distances(greedy));
        }
    }

    [Fact]
    public void Fewer_reads_miss_a_cache_and_all_stand_closer_than_in_the_greedy_order()
    {
        Circuit greedy = ConeGreedyOrder.Arrange(Gates());
        Circuit improved = OrderDescent.Improve(greedy);
        Assert.InRange(Distances(improved), 0, Distances(greedy) * 0.95);
        Assert.InRange(Misses(improved), 0, Misses(greedy) * 0.9);
    }

    [Fact]
    public void Even_an_order_that_was_never_arranged_gets_better()
    {
        Circuit circuit = Gates();
        Assert.InRange(Misses(OrderDescent.Improve(circuit)), 0, Misses(circuit) * 0.8);
    }

    [Fact]
    public void Operations_move_behind_others_and_keys_follow_the_order()
    {
        var list = new OperationList(new OperandTable(Pairs(inputs: 2, nodes: 5)));
        list.Move(6, 2);
        list.SetKey(6, (list.Key(2) + list.Key(3)) / 2);
        list.Move(3, 5);
        list.SetKey(3, list.Key(5) + 1);
        Assert.Equal([2, 6, 4, 5, 3], list.Order());
        Assert.Equal((OperationList.None, 2, 5), (list.Previous(2), list.Previous(6), list.Previous(3)));
        Assert.Equal((6, OperationList.None), (list.Next(2), list.Next(3)));
        list.Renumber();
        Assert.Equal([1, 2, 3, 4, 5], list.Order().Select(operation => list.Key(operation) / OperationList.Spacing));
    }

    [Fact]
    public void A_place_without_keys_left_is_not_taken()
    {
        var table = new OperandTable(Pairs(inputs: 2, nodes: 5));
        var list = new OperationList(table);
        var move = new OperationMove(table, list);
        list.SetKey(3, list.Key(2) + 1);
        Assert.True(move.Gather(6, 2));
        Assert.False(move.Suppose());
        Assert.Equal(5 * OperationList.Spacing, list.Key(6));
    }

    private static Circuit Gates() => CircuitLowering.Lower(RandomNetworks.GateLayers(seed: 3, 300, 6, 1_500, 10), 1_000_000)!;

    // Nodes that all read the inputs only.
    private static Circuit Pairs(int inputs, int nodes) =>
        new(inputs, [.. Enumerable.Range(0, nodes).Select(_ => new CircuitNode(0, 1, 1, 0x3C))], [inputs]);

    private static double Distances(Circuit circuit)
    {
        var table = new OperandTable(circuit);
        return new ReadDistances(table, new OperationList(table)).OfAll();
    }

    // Of a cache of 100 lines that forgets what was not touched for longest.
    private static int Misses(Circuit circuit)
    {
        var table = new OperandTable(circuit);
        var cache = new RecentValues(table.Values, capacity: 100);
        int misses = 0;
        for (int node = table.InputCount; node < table.Values; node++)
        {
            for (int place = 0; place < 3; place++)
            {
                int operand = table.Operand(node, place);
                misses += operand >= 0 && cache.Touch(operand) ? 1 : 0;
            }

            cache.Touch(node);
        }

        return misses;
    }
}
