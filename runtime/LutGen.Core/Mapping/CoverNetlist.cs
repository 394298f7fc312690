using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Mapping;

/// <summary>
/// A cover with names, as writers of netlists want it. Complemented outputs are taken into the functions that drive them, and by these'
/// readers; an inverter is left where an output is an input's complement or a net is wanted both ways.
/// </summary>
internal static class CoverNetlist
{
    /// <summary>Converts a cover.</summary>
    /// <param name="cover">The cover.</param>
    /// <param name="name">The netlist's name.</param>
    /// <param name="inputs">Names of the cover's inputs, in order.</param>
    /// <param name="outputs">Names of its outputs, in order. None begins with "t" and goes on with a number alone, as names of functions do.</param>
    public static Netlist Of(LutCover cover, string name, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        int firstFunction = cover.InputCount + 1;
        bool[] isComplemented = Polarities(cover);
        var nodes = new List<NetlistNode>();

        // The net of every number of the cover; the constant is made where an output shows it.
        int[] nets = Enumerable.Range(-1, firstFunction + cover.Functions.Count).ToArray();
        for (int i = 0; i < cover.Functions.Count; i++)
        {
            LutFunction function = cover.Functions[i];
            int flips = function.Leaves.Select((leaf, place) => isComplemented[leaf] ? 1 << place : 0).Sum();
            int complement = isComplemented[firstFunction + i] ? 1 : 0;

            // Leaf 0 is the least significant address bit, a node's first fanin the most significant.
            var table = TruthTable.FromFunction(function.Leaves.Length, 1, address => function[address ^ flips] ^ complement);
            nodes.Add(new NetlistNode($"t{i}", function.Leaves.Reverse().Select(leaf => nets[leaf]).ToArray(), table));
        }

        var inverters = new Dictionary<int, int>();
        var shown = new List<NetlistOutput>();
        for (int i = 0; i < outputs.Count; i++)
        {
            int node = cover.Outputs[i] >> 1;
            bool isInverted = (cover.Outputs[i] & 1) != 0 != isComplemented[node];
            shown.Add(new NetlistOutput(outputs[i], node == 0 || isInverted ? Extra(cover.Outputs[i], node) : nets[node]));
        }

        return new Netlist(name, inputs, nodes, shown);

        int Extra(int literal, int node)
        {
            if (!inverters.TryGetValue(literal, out int net))
            {
                net = inputs.Count + nodes.Count;
                inverters.Add(literal, net);
                nodes.Add(node == 0
                    ? new NetlistNode($"t{nodes.Count}", [], TruthTable.FromWord(0, (ulong)(literal & 1)))
                    : new NetlistNode($"t{nodes.Count}", [nets[node]], TruthTable.FromWord(1, 0b01)));
            }

            return net;
        }
    }

    // Functions that are only shown complemented are made so.
    private static bool[] Polarities(LutCover cover)
    {
        var isComplemented = new bool[cover.InputCount + 1 + cover.Functions.Count];
        foreach (int output in cover.Outputs.Where(output => output >> 1 > cover.InputCount))
        {
            isComplemented[output >> 1] |= (output & 1) != 0;
        }

        foreach (int output in cover.Outputs.Where(output => (output & 1) == 0))
        {
            isComplemented[output >> 1] = false;
        }

        return isComplemented;
    }
}
