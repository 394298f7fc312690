using System.Globalization;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>
/// Netlists as networks: an input is a feature that is one bit, nodes of one level are a layer, an output is a score that is 0 or
/// 1. Names of inputs and outputs are kept as the metadata <c>inputs</c> and <c>outputs</c>, with a blank between two.
/// </summary>
public static class NetlistNetwork
{
    internal const string InputsKey = "inputs";
    internal const string OutputsKey = "outputs";

    // Layers are objects: logic of that depth is a mistake, or made to exhaust memory.
    private const int MostLevels = 1 << 16;

    /// <summary>The network of a netlist.</summary>
    /// <param name="netlist">The netlist, with an input and an output at least.</param>
    /// <exception cref="NetworkException">There is no input or no output, or more of anything than a network may have.</exception>
    public static LutNetwork Of(Netlist netlist)
    {
        if (netlist.Inputs.Count == 0 || netlist.Outputs.Count == 0)
        {
            throw new NetworkException(NetworkRule.Malformed, $"the netlist has {netlist.Inputs.Count} inputs and {netlist.Outputs.Count} outputs, expected at least one of each");
        }

        var builder = new NetworkBuilder(NameOf(netlist), new RawBitsEncoder(netlist.Inputs.Count));
        int[] signals = Enumerable.Range(0, netlist.Inputs.Count + netlist.Nodes.Count).ToArray();
        foreach (List<int> level in Levels(netlist))
        {
            LutLayer.Builder layer = builder.Luts(outputBits: 1);
            foreach (int node in level)
            {
                signals[netlist.Inputs.Count + node] = layer.Add(netlist.Nodes[node].Fanins.Select(fanin => signals[fanin]).ToArray(), netlist.Nodes[node].Table);
            }

            builder.Add(layer.Build());
        }

        return builder.Build(new BitsHead(netlist.Outputs.Select(output => signals[output.Net])), Metadata(netlist));
    }

    /// <summary>What an input is called where nothing else is known.</summary>
    internal static string InputName(int index) => "x" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>What an output is called where nothing else is known.</summary>
    internal static string OutputName(int index) => "y" + index.ToString(CultureInfo.InvariantCulture);

    private static List<List<int>> Levels(Netlist netlist)
    {
        var levelOf = new int[netlist.Inputs.Count + netlist.Nodes.Count];
        var levels = new List<List<int>>();
        for (int i = 0; i < netlist.Nodes.Count; i++)
        {
            int level = netlist.Nodes[i].Fanins.Select(fanin => levelOf[fanin]).DefaultIfEmpty().Max();
            levelOf[netlist.Inputs.Count + i] = level + 1;
            if (level == levels.Count)
            {
                levels.Add([]);
            }

            levels[level].Add(i);
        }

        return levels.Count <= MostLevels
            ? levels
            : throw new NetworkException(NetworkRule.LimitExceeded, $"the netlist has {levels.Count} levels of nodes, expected at most {MostLevels}");
    }

    private static string NameOf(Netlist netlist)
    {
        string name = new(netlist.Name.Select(c => Identifier.IsAllowed(c) ? c : '_').ToArray());
        return name.Length == 0 ? "netlist" : name;
    }

    private static NetworkMetadata Metadata(Netlist netlist)
    {
        var entries = new List<KeyValuePair<string, string>>();
        Keep(InputsKey, netlist.Inputs, InputName);
        Keep(OutputsKey, netlist.Outputs.Select(output => output.Name).ToArray(), OutputName);
        return entries.Count == 0 ? NetworkMetadata.Empty : new NetworkMetadata(entries);

        void Keep(string key, IReadOnlyList<string> names, Func<int, string> usual)
        {
            string value = string.Join(" ", names);
            if (names.Where((name, i) => name != usual(i)).Any() && NetworkMetadata.IsValue(value))
            {
                entries.Add(new KeyValuePair<string, string>(key, value));
            }
        }
    }
}
