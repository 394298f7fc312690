using LutGen.Circuits;
using LutGen.Evaluation;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests;

public sealed class CircuitLoweringTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_circuit_of_a_network_computes_the_bits_that_its_head_reads(string kind)
    {
        for (int seed = 0; seed < 15; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            Circuit circuit = LoweredNetworks.CircuitOf(network);
            float[][] rows = RandomNetworks.Rows(network, 64, seed).Chunk(network.Encoder.FeatureCount).ToArray();
            var inputs = new ulong[circuit.InputCount];
            var expected = new ulong[circuit.Outputs.Count];
            var evaluator = new NetworkEvaluator(network);
            for (int sample = 0; sample < rows.Length; sample++)
            {
                int[] codes = evaluator.Evaluate(rows[sample]);
                SetBits(network, codes, Enumerable.Range(0, network.Encoder.SignalCount), inputs, sample);
                SetBits(network, codes, network.Head.Signals, expected, sample);
            }

            Assert.Equal(expected, CircuitEvaluator.Evaluate(circuit, inputs));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_circuit_has_no_dead_equal_or_degenerate_cells(string kind)
    {
        for (int seed = 0; seed < 15; seed++)
        {
            Circuit circuit = LoweredNetworks.CircuitOf(RandomNetworks.Create(kind, seed));
            var read = circuit.Nodes.SelectMany(n => new[] { n.A, n.B, n.C }).Concat(circuit.Outputs).ToHashSet();
            Assert.All(Enumerable.Range(circuit.InputCount, circuit.Nodes.Count), id => Assert.Contains(id, read));
            Assert.Equal(circuit.Nodes.Count, circuit.Nodes.Distinct().Count());
            Assert.All(circuit.Nodes.Select((node, i) => (node, i)), n => Assert.True(Math.Max(n.node.A, Math.Max(n.node.B, n.node.C)) < Math.Max(1, circuit.InputCount + n.i)));
        }
    }

    [Fact]
    public void A_network_beyond_the_limit_has_no_circuit()
    {
        LutNetwork network = RandomNetworks.GateLayers(1, features: 50, layers: 3, width: 200, classes: 10);
        Assert.Null(CircuitLowering.Lower(network, 100));
        Assert.NotNull(CircuitLowering.Lower(network, 1000));
    }

    private static void SetBits(LutNetwork network, int[] codes, IEnumerable<int> signals, ulong[] planes, int sample)
    {
        int plane = 0;
        foreach (int signal in signals)
        {
            for (int bit = network.WidthOf(signal) - 1; bit >= 0; bit--)
            {
                planes[plane++] |= (ulong)((codes[signal] >> bit) & 1) << sample;
            }
        }
    }
}
