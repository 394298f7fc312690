using LutGen.Circuits;
using LutGen.Networks;
using LutGen.Scheduling;
using LutGen.Testing;

namespace LutGen.Core.Tests.Scheduling;

public sealed class OrderTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reordered_circuit_computes_the_same_with_the_same_operations(string kind)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            Circuit circuit = LoweredNetworks.CircuitOf(RandomNetworks.Create(kind, seed));
            Circuit ordered = CacheOrder.Arrange(circuit);
            AssertTopological(ordered);
            Assert.Equal(circuit.Nodes.Select(node => node.Function).Order(), ordered.Nodes.Select(node => node.Function).Order());
            ulong[] inputs = Words(circuit.InputCount, seed);
            Assert.Equal(CircuitEvaluator.Evaluate(circuit, inputs), CircuitEvaluator.Evaluate(ordered, inputs));
        }
    }

    [Fact]
    public void Fewer_values_are_alive_at_once_than_depth_first()
    {
        Circuit circuit = CircuitLowering.Lower(RandomNetworks.GateLayers(seed: 1, 200, 6, 1_000, 10), 1_000_000)!;
        Assert.InRange(MostAlive(CacheOrder.Arrange(circuit)), 1, MostAlive(circuit) * 4 / 5);
    }

    [Fact]
    public void The_order_of_a_circuit_is_always_the_same()
    {
        Circuit circuit = CircuitLowering.Lower(RandomNetworks.GateLayers(seed: 2, 50, 4, 300, 10), 1_000_000)!;
        Assert.Equal(CacheOrder.Arrange(circuit).Nodes, CacheOrder.Arrange(circuit).Nodes);
    }

    [Fact]
    public void Ordering_stops_when_it_is_cancelled()
    {
        Circuit circuit = CircuitLowering.Lower(RandomNetworks.Create("gates", 1), 1_000_000)!;
        Assert.Throws<OperationCanceledException>(() => CacheOrder.Arrange(circuit, new CancellationToken(canceled: true)));
    }

    private static void AssertTopological(Circuit circuit)
    {
        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            bool constant = node.Function is 0x00 or 0xFF;
            Assert.True(constant || Math.Max(node.A, Math.Max(node.B, node.C)) < circuit.InputCount + i);
        }
    }

    private static int MostAlive(Circuit circuit)
    {
        var lastReaders = new Dictionary<int, int>();
        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            lastReaders[node.A] = lastReaders[node.B] = lastReaders[node.C] = i;
        }

        ILookup<int, int> dying = lastReaders.Where(reader => reader.Key >= circuit.InputCount).ToLookup(reader => reader.Value, reader => reader.Key);
        int alive = 0;
        int most = 0;
        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            alive += lastReaders.ContainsKey(circuit.InputCount + i) ? 1 : 0;
            alive -= dying[i].Count();
            most = Math.Max(most, alive);
        }

        return most;
    }

    private static ulong[] Words(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64()).ToArray();
    }
}
