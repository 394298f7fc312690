using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Mapping;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>
/// A design mapped to lookup tables alone as one netlist with names, from the features' bits or the encoder's to the class: the parts one behind the other, each net named after its part. Numbers
/// at the outputs stand most significant bit first, as a head of bits reads them.
/// </summary>
internal static class NamedDesign
{
    private static readonly string[] PartNames = ["encoder", "network", "popcount", "argmax"];

    /// <summary>Joins the parts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="design">Its design.</param>
    /// <param name="mapped">The design in lookup tables.</param>
    /// <param name="hasEncoder">Whether inputs are the features' bits; otherwise they are all of the encoder's signals, each most significant bit first.</param>
    public static Netlist Of(LutNetwork network, HardwareDesign design, MappedDesign mapped, bool hasEncoder = true)
    {
        string[] inputs = (hasEncoder && design.Formats.Count > 0 ? FeatureNames(design) : SignalNames(network)).ToArray();
        var nodes = new List<NetlistNode>();
        int[] nets = Enumerable.Range(0, inputs.Length).ToArray();
        for (int i = hasEncoder ? 0 : 1; i < mapped.Parts.Count; i++)
        {
            nets = Append(nodes, inputs.Length, mapped.Parts[i], PartNames[i], nets, design.Parts[i].Outputs.Length);
        }

        return new Netlist(network.Name, inputs, nodes, Outputs(network, nets.Length).Select(output => new NetlistOutput(output.Name, nets[output.Place])).ToArray());
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

    private static IEnumerable<string> FeatureNames(HardwareDesign design) =>
        design.Formats.SelectMany(format => Enumerable.Range(0, format.Bits).Select(bit => NameOf($"feature{format.Feature}", format.Bits, bit)));

    private static IEnumerable<string> SignalNames(LutNetwork network) => network.Encoder is ComparisonEncoder comparisons
        ? Enumerable.Range(0, comparisons.FeatureCount)
            .SelectMany(feature => Enumerable.Range(0, comparisons.BitCountOf(feature)).Select(bit => NameOf($"feature{feature}", comparisons.BitCountOf(feature), bit)))
        : network.Encoder.Widths.SelectMany((width, feature) => Enumerable.Range(0, width).Reverse().Select(bit => NameOf($"feature{feature}", width, bit)));

    /// <summary>The outputs in order, with their places among the last part's, whose numbers stand least significant bit first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="count">Outputs of the last part.</param>
    public static IEnumerable<(string Name, int Place)> Outputs(LutNetwork network, int count)
    {
        int start = 0;
        IEnumerable<(string Number, int Width)> numbers = network.Head switch
        {
            BitsHead => network.Head.Signals.Select((signal, score) => ($"output{score}", network.WidthOf(signal))),
            GroupSumHead { ScoreCount: 1 } => [("sum", count)],
            _ => [("class", count)],
        };
        foreach ((string number, int width) in numbers)
        {
            for (int bit = width - 1; bit >= 0; bit--)
            {
                yield return (NameOf(number, width, bit), start + bit);
            }

            start += width;
        }
    }

    private static string NameOf(string number, int width, int bit) => width == 1 ? number : $"{number}_{bit}";
}
