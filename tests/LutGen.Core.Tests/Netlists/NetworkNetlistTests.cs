using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Netlists;

public sealed class NetworkNetlistTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_network_written_as_blif_and_read_again_computes_the_same_bits(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 5);
        Netlist netlist = NetworkNetlist.Of(network);
        LutNetwork read = NetlistNetwork.Of(BlifReader.Read(BlifWriter.Write(netlist)));
        int inputBits = Enumerable.Range(0, network.Encoder.SignalCount).Sum(network.WidthOf);
        var random = new Random(9);

        Assert.IsType<RawBitsEncoder>(read.Encoder);
        Assert.IsType<BitsHead>(read.Head);
        bool isSmall = inputBits <= 12;
        for (int sample = 0; sample < (isSmall ? 1 << inputBits : 200); sample++)
        {
            int[] bits = Enumerable.Range(0, inputBits).Select(bit => isSmall ? (sample >> bit) & 1 : random.Next(2)).ToArray();
            Assert.Equal(HeadBits(network, bits), HeadBits(read, bits));
        }

        string[] names = [.. netlist.Inputs, .. netlist.Nodes.Select(node => node.Name)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(netlist.Outputs, output => Assert.True(netlist.NameOf(output.Net) == output.Name || !names.Contains(output.Name)));
        Assert.Equal(netlist.Outputs.Count, netlist.Outputs.Select(output => output.Name).Distinct().Count());
    }

    [Fact]
    public void Names_of_inputs_and_outputs_survive_a_model_file()
    {
        Netlist netlist = BlifReader.Read(".model a/b\n.inputs in[0] in[1]\n.outputs f in[1] g\n.names in[0] in[1] f\n11 1\n.names f g\n0 1\n.end\n");
        LutNetwork network = LutnetReader.Read(LutnetWriter.ToText(NetlistNetwork.Of(netlist)));
        Netlist again = NetworkNetlist.Of(network);

        Assert.Equal(("a_b", "in[0] in[1]", "f in[1] g"), (network.Name, network.Metadata["inputs"], network.Metadata["outputs"]));
        Assert.Equal(netlist.Inputs, again.Inputs);
        Assert.Equal(netlist.Outputs, again.Outputs);
        Assert.Equal(["f", "g"], again.Nodes.Select(node => node.Name));
    }

    [Fact]
    public void Names_that_a_network_gives_by_itself_are_not_kept()
    {
        LutNetwork network = NetlistNetwork.Of(NetworkNetlist.Of(RandomNetworks.Create("bits", 1)));

        Assert.Empty(network.Metadata.Entries);
    }

    [Fact]
    public void Names_that_do_not_fit_the_number_of_bits_are_left_aside()
    {
        var builder = new NetworkBuilder("wires", new RawBitsEncoder(2));
        LutNetwork network = builder.Build(new BitsHead([1, 0]), new NetworkMetadata([new("inputs", "a b c"), new("outputs", "same same")]));

        Netlist netlist = NetworkNetlist.Of(network);

        Assert.Equal(["x0", "x1"], netlist.Inputs);
        Assert.Equal([new NetlistOutput("y0", 1), new NetlistOutput("y1", 0)], netlist.Outputs);
    }

    [Fact]
    public void Nodes_of_one_level_are_one_layer()
    {
        Netlist netlist = BlifReader.Read(".model m\n.inputs a b\n.outputs f\n.names t one f\n11 1\n.names a b t\n10 1\n.names one\n1\n.end\n");
        LutNetwork network = NetlistNetwork.Of(netlist);

        Assert.Equal([2, 1], network.Layers.Select(layer => layer.Count));
        Assert.Equal([0, 0, 1, 0], Enumerable.Range(0, 4).Select(address => HeadBits(network, [address >> 1, address & 1])[0]));
    }

    [Theory]
    [InlineData(".model m\n.outputs f\n.names f\n1\n", "has 0 inputs and 1 outputs")]
    [InlineData(".model m\n.inputs a\n", "has 1 inputs and 0 outputs")]
    public void A_netlist_without_inputs_or_outputs_is_no_network(string text, string detail) =>
        Assert.Contains(detail, Assert.Throws<NetworkException>(() => NetlistNetwork.Of(BlifReader.Read(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Logic_as_deep_as_no_circuit_is_refused()
    {
        const int Count = 70_000;
        string text = ".model m\n.inputs n0\n.outputs n70000\n" + string.Concat(Enumerable.Range(0, Count).Select(i => $".names n{i} n{i + 1}\n0 1\n"));

        Assert.Equal(NetworkRule.LimitExceeded, Assert.Throws<NetworkException>(() => NetlistNetwork.Of(BlifReader.Read(text))).Rule);
    }

    // The bits of the head's signals, each most significant first, from the bits of the encoder's in that order.
    private static int[] HeadBits(LutNetwork network, int[] inputBits)
    {
        int next = 0;
        int[] codes = Enumerable.Range(0, network.Encoder.SignalCount)
            .Select(signal => Enumerable.Range(0, network.WidthOf(signal)).Aggregate(0, (code, _) => (code << 1) | inputBits[next++]))
            .ToArray();
        int[] values = new NetworkEvaluator(network).EvaluateCodes(codes);
        return network.Head.Signals.SelectMany(signal => Enumerable.Range(0, network.WidthOf(signal)).Reverse().Select(bit => (values[signal] >> bit) & 1)).ToArray();
    }
}
