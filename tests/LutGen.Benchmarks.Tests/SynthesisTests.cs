using System.Numerics;
using System.Text.Json;
using LutGen.Benchmarks.Synthesis;
using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Testing;

namespace LutGen.Benchmarks.Tests;

public class SynthesisTests
{
    private static readonly IReadOnlyList<TestCircuit> Arithmetic = [.. ArithmeticCircuits.All()];

    [Fact]
    public void Arithmetic_circuits_compute_what_their_names_say()
    {
        var random = new Random(1);
        for (int sample = 0; sample < 20; sample++)
        {
            Check("adder-ripple-64", random, 64, (a, b) => a + b);
            Check("adder-prefix-32", random, 32, (a, b) => a + b);
            Check("adder-select-32", random, 32, (a, b) => a + b);
            Check("multiplier-12x12", random, 12, (a, b) => a * b);
            Check("divider-8", random, 8, (a, b) => b == 0 ? 255 | (a << 8) : (a / b) | ((a % b) << 8));
            Check("comparator-64", random, 64, (a, b) => a > b ? 1 : 0);
            Check("absolute-difference-16", random, 16, (a, b) => BigInteger.Abs(a - b));
            Check("popcount-counters-64", random, 32, (a, b) => BigInteger.PopCount(a) + BigInteger.PopCount(b));
            Check("majority-63", random, 32, (a, b) => BigInteger.PopCount(a) + BigInteger.PopCount(b) > 31 ? 1 : 0, lastBits: 31);
            Check("sorter-bits-32", random, 16, (a, b) => ((BigInteger.One << (int)(BigInteger.PopCount(a) + BigInteger.PopCount(b))) - 1) << (int)(32 - BigInteger.PopCount(a) - BigInteger.PopCount(b)));
        }
    }

    [Fact]
    public void Neurons_of_every_shape_are_tables_that_are_not_constant()
    {
        foreach (LutNetwork network in NeuronNetworks.All())
        {
            TestCircuit circuit = NetworkCircuits.Tables("neurons", network);
            Assert.All(circuit.Start.Nodes, node => Assert.InRange(node.Fanins.Count, 1, 12));
            Assert.InRange(circuit.Start.Nodes.Count(node => Enumerable.Range(1, node.Table.Length - 1).Any(k => node.Table[k] != node.Table[0])), circuit.Start.Nodes.Count / 2, int.MaxValue);
        }
    }

    [Fact]
    public void A_layer_of_a_network_that_is_too_large_is_a_circuit_that_computes_its_neurons()
    {
        LutNetwork network = RandomNetworks.Create("mac", 3);
        LutNetwork simple = PassPipeline.Run(network).Network;
        TestCircuit[] circuits = [.. NetworkCircuits.Layers(network)];
        Assert.Equal(simple.Layers.Select((_, i) => $"mac/{i + 1}"), circuits.Select(circuit => circuit.Name));
        var random = new Random(3);
        foreach ((MacLayer layer, TestCircuit circuit) in simple.Layers.Cast<MacLayer>().Zip(circuits))
        {
            int[] read = [.. layer.Neurons.SelectMany(neuron => neuron.Inputs.Select(input => input.Signal)).Distinct().Order()];
            int[] codes = new int[layer.FirstSignal + layer.Count];
            for (int sample = 0; sample < 50; sample++)
            {
                Array.ForEach(read, signal => codes[signal] = random.Next(1 << simple.WidthOf(signal)));
                layer.Evaluate(codes);
                Assert.Equal(
                    Enumerable.Range(layer.FirstSignal, layer.Count).SelectMany(signal => BitsOf(codes[signal], layer.OutputBits)),
                    Evaluate(circuit.Start, [.. read.SelectMany(signal => BitsOf(codes[signal], simple.WidthOf(signal)))]));
            }
        }
    }

    [ExternalToolFact("berkeley-abc", "yosys")]
    public void A_run_proves_its_covers_and_writes_what_it_and_others_count()
    {
        using var folder = new TemporaryFolder();
        string json = Path.Combine(folder.Root, "mapping.json");
        SynthesisRun.Run(new SynthesisOptions(Models: null, Only: "majority", ["abc", "yosys"], LimitSeconds: 300, IsProven: true, json, folder.Root));
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(json));
        JsonElement row = Assert.Single(document.RootElement.EnumerateArray());
        Assert.True(row.GetProperty("proof").GetBoolean());
        Assert.All(["abc", "yosys"], name => Assert.InRange(row.GetProperty("others").GetProperty(name).GetProperty("luts").GetInt32(), 40, 200));
        Assert.InRange(row.GetProperty("area").GetProperty("luts").GetInt32(), 40, row.GetProperty("depth").GetProperty("luts").GetInt32());
    }

    [Fact]
    public void A_program_that_nobody_knows_is_refused() => Assert.Equal(2, Program.Main(["mapping", "--against", "nothing"]));

    // Most significant bit first.
    private static IEnumerable<int> BitsOf(int code, int width) => Enumerable.Range(0, width).Reverse().Select(bit => (code >> bit) & 1);

    private static IEnumerable<int> Evaluate(Netlist netlist, int[] inputs)
    {
        List<int> nets = [.. inputs];
        foreach (NetlistNode node in netlist.Nodes)
        {
            nets.Add(node.Table[node.Fanins.Aggregate(0, (address, net) => 2 * address + nets[net])]);
        }

        return netlist.Outputs.Select(output => nets[output.Net]);
    }

    private static void Check(string name, Random random, int bits, Func<BigInteger, BigInteger, BigInteger> expected, int lastBits = 0)
    {
        Netlist netlist = Arithmetic.Single(circuit => circuit.Name == name).Start;
        BigInteger first = Number(random, bits);
        BigInteger second = Number(random, lastBits == 0 ? bits : lastBits);
        List<int> values = [.. Enumerable.Range(0, netlist.Inputs.Count).Select(i => (int)(((i < bits ? first >> i : second >> (i - bits)) & 1)))];
        foreach (NetlistNode node in netlist.Nodes)
        {
            values.Add(node.Table[node.Fanins.Aggregate(0, (address, net) => (address << 1) | values[net])]);
        }

        BigInteger actual = netlist.Outputs.Select((output, i) => (BigInteger)values[output.Net] << i).Aggregate(BigInteger.Zero, (a, b) => a + b);
        Assert.Equal(expected(first, second), actual);
    }

    private static BigInteger Number(Random random, int bits)
    {
        byte[] bytes = new byte[bits / 8 + 2];
        random.NextBytes(bytes);
        return new BigInteger(bytes, isUnsigned: true) & ((BigInteger.One << bits) - 1);
    }
}
