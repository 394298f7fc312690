using LutGen.Heads;
using LutGen.Mapping;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>A mapped design as one netlist, from the features' bits to the class: the parts one behind the other, each net named after its part.</summary>
internal static class DesignNetlist
{
    private static readonly string[] PartNames = ["encoder", "network", "popcount", "argmax"];

    /// <summary>Joins the parts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="design">Its design.</param>
    /// <param name="mapped">The design in lookup tables.</param>
    public static Netlist Of(LutNetwork network, HardwareDesign design, MappedDesign mapped)
    {
        string[] inputs = InputNames(network, design).ToArray();
        var nodes = new List<NetlistNode>();
        int[] nets = Enumerable.Range(0, inputs.Length).ToArray();
        for (int i = 0; i < mapped.Parts.Count; i++)
        {
            nets = Append(nodes, inputs.Length, mapped.Parts[i], PartNames[i], nets, design.Parts[i].Outputs.Length);
        }

        string[] outputs = OutputNames(network, nets.Length).ToArray();
        return new Netlist(network.Name, inputs, nodes, outputs.Select((name, i) => new NetlistOutput(name, nets[i])).ToArray());
    }

    // The nets of a part's outputs, by their places; those that nobody reads are not there.
    private static int[] Append(List<NetlistNode> nodes, int inputCount, MappedPart part, string name, int[] inputs, int outputCount)
    {
        int first = inputCount + nodes.Count;
        Netlist own = CoverNetlist.Of(part.Cover, name, inputs.Select(_ => "").ToArray(), part.Outputs.Select(_ => "").ToArray());
        int Net(int net) => net < inputs.Length ? inputs[net] : first + net - inputs.Length;
        foreach (NetlistNode node in own.Nodes)
        {
            nodes.Add(new NetlistNode($"{name}_{node.Name}", node.Fanins.Select(Net).ToArray(), node.Table));
        }

        int[] outputs = Enumerable.Repeat(-1, outputCount).ToArray();
        for (int i = 0; i < part.Outputs.Length; i++)
        {
            outputs[part.Outputs[i]] = Net(own.Outputs[i].Net);
        }

        return outputs;
    }

    /// <summary>Names of the design's inputs: the feature, and the bit of it, 0 the least significant.</summary>
    public static IEnumerable<string> InputNames(LutNetwork network, HardwareDesign design) => design.Encoder.Circuit.InputCount == design.Formats.Sum(format => format.Bits) && design.Formats.Count > 0
        ? design.Formats.SelectMany(format => Enumerable.Range(0, format.Bits).Select(bit => NameOf($"feature{format.Feature}", format.Bits, bit)))
        : network.Encoder.Widths.SelectMany((width, feature) => Enumerable.Range(0, width).Reverse().Select(bit => NameOf($"feature{feature}", width, bit)));

    private static IEnumerable<string> OutputNames(LutNetwork network, int count) => network.Head switch
    {
        BitsHead => network.Head.Signals.SelectMany((signal, score) => Enumerable.Range(0, network.WidthOf(signal)).Select(bit => NameOf($"output{score}", network.WidthOf(signal), bit))),
        GroupSumHead { ScoreCount: 1 } => Enumerable.Range(0, count).Select(bit => NameOf("sum", count, bit)),
        _ => Enumerable.Range(0, count).Select(bit => NameOf("class", count, bit)),
    };

    private static string NameOf(string number, int width, int bit) => width == 1 ? number : $"{number}_{bit}";
}
