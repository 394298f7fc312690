using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Hardware;
using LutGen.Heads;
using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Hardware;

public sealed class HardwareNetlistTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void As_a_network_of_bits_it_gives_the_same_class(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 3);
        Netlist netlist = HardwareNetlist.Of(network)!;
        LutNetwork bits = NetlistNetwork.Of(netlist);
        var evaluator = new NetworkEvaluator(network);
        var other = new NetworkEvaluator(bits);
        foreach (float[] row in RandomNetworks.Rows(network, 40, 9).Chunk(network.Encoder.FeatureCount))
        {
            int[] codes = evaluator.Evaluate(row);
            float[] encoded = Enumerable.Range(0, network.Encoder.SignalCount)
                .SelectMany(signal => Enumerable.Range(0, network.WidthOf(signal)).Reverse().Select(bit => (float)((codes[signal] >> bit) & 1))).ToArray();
            int[] shown = other.Evaluate(encoded);
            Assert.Equal(Expected(network, codes), bits.Head.Signals.Select(signal => shown[signal]));
        }
    }

    [Fact]
    public void Names_tell_features_and_parts_and_stand_once()
    {
        LutNetwork network = RandomNetworks.Create("thermometer", 1);
        foreach (bool hasEncoder in new[] { false, true })
        {
            Netlist netlist = HardwareNetlist.Of(network, hasEncoder: hasEncoder)!;
            string[] all = [.. netlist.Inputs, .. netlist.Nodes.Select(node => node.Name)];
            Assert.Equal(all.Length, all.Distinct().Count());
            Assert.All(netlist.Inputs, name => Assert.StartsWith("feature", name, StringComparison.Ordinal));
            Assert.Equal(hasEncoder, netlist.Nodes.Any(node => node.Name.StartsWith("encoder_", StringComparison.Ordinal)));
            Assert.All(netlist.Nodes, node => Assert.InRange(node.Fanins.Count, 0, 6));
            Assert.Equal(["class_2", "class_1", "class_0"], netlist.Outputs.Select(output => output.Name));
        }

        Assert.Equal(((ComparisonEncoder)network.Encoder).SignalCount, HardwareNetlist.Of(network)!.Inputs.Count);
    }

    // Bits of the class, or of the codes, most significant first.
    private static IEnumerable<int> Expected(LutNetwork network, int[] codes)
    {
        if (network.Head is BitsHead)
        {
            return network.Head.Signals.SelectMany(signal => Enumerable.Range(0, network.WidthOf(signal)).Reverse().Select(bit => (codes[signal] >> bit) & 1));
        }

        int bits = network.Head.ScoreCount == 1 ? 1 : BitWidth.Of(network.Head.ScoreCount - 1);
        return Enumerable.Range(0, bits).Reverse().Select(bit => (network.Head.Predict(codes) >> bit) & 1);
    }
}
