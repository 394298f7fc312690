using LutGen.Circuits;
using LutGen.Evaluation;
using LutGen.Exchange.Gates;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.Gates;

public sealed class GateCircuitTests
{
    // Circuits of wide tables and of residual networks take seconds to be cut.
    public static TheoryData<string> Kinds => ["gates", "thermometer", "luts", "adders", "convolution", "max-pool", "bits", "constants"];

    [Fact]
    public void Every_function_of_three_bits_is_a_formula_of_few_gates()
    {
        int most = 0;
        for (int function = 0; function < 256; function++)
        {
            var circuit = new Circuit(3, [new CircuitNode(0, 1, 2, (byte)function)], [3]);
            var gates = GateCircuit.Decompose(circuit);
            for (int address = 0; address < 8; address++)
            {
                Assert.Equal((function >> address) & 1, Evaluate(gates, [address >> 2, (address >> 1) & 1, address & 1])[0]);
            }

            most = Math.Max(most, gates.Gates.Count);
        }

        Assert.Equal(4, most);
        Assert.Equal(2, GateCircuit.Decompose(new Circuit(3, [new CircuitNode(0, 1, 2, 0x96)], [3])).Gates.Count);
        Assert.Equal(4, GateCircuit.Decompose(new Circuit(3, [new CircuitNode(0, 1, 2, 0xE8)], [3])).Gates.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gates_give_the_bits_of_the_network(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 5);
        var gates = GateCircuit.Of(network);
        var evaluator = new NetworkEvaluator(network);
        int[] widths = [.. network.Encoder.Widths];
        foreach (int[] codes in SampleCodes.Of(network, 300))
        {
            Assert.Equal(SampleCodes.HeadBits(evaluator, codes), Evaluate(gates, SampleCodes.Bits(codes, widths)));
        }
    }

    [Fact]
    public void Networks_of_gates_keep_them()
    {
        LutNetwork network = RandomNetworks.GateLayers(1, 30, 3, 40, 4);
        Assert.Equal(120, GateCircuit.Of(network).Gates.Count);
    }

    private static int[] Evaluate(GateCircuit circuit, int[] inputs)
    {
        List<int> values = [.. inputs];
        foreach (Gate gate in circuit.Gates)
        {
            values.Add((gate.Id >> (3 - 2 * values[gate.A] - values[gate.B])) & 1);
        }

        return [.. circuit.Outputs.Select(output => values[output])];
    }
}
