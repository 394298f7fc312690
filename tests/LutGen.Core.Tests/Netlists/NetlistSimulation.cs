using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Core.Tests.Netlists;

/// <summary>What a netlist computes, by the plain reading of its tables.</summary>
internal static class NetlistSimulation
{
    /// <summary>The outputs for 64 samples at once: one word an input and an output, bit s of sample s.</summary>
    public static ulong[] Outputs(Netlist netlist, IReadOnlyList<ulong> inputs)
    {
        Assert.Equal(netlist.Inputs.Count, inputs.Count);
        var values = inputs.ToList();
        foreach (NetlistNode node in netlist.Nodes)
        {
            ulong value = 0;
            for (int sample = 0; sample < 64; sample++)
            {
                int address = node.Fanins.Aggregate(0, (bits, fanin) => (bits << 1) | (int)((values[fanin] >> sample) & 1));
                value |= (ulong)node.Table[address] << sample;
            }

            values.Add(value);
        }

        return netlist.Outputs.Select(output => values[output.Net]).ToArray();
    }

    /// <summary>The outputs for every combination of at most 16 inputs, the first the most significant: a string of the first output's values, then of the next.</summary>
    public static string[] Truth(Netlist netlist)
    {
        int count = netlist.Inputs.Count;
        Assert.InRange(count, 0, 16);
        var columns = netlist.Outputs.Select(_ => new char[1 << count]).ToArray();
        for (int start = 0; start < 1 << count; start += 64)
        {
            ulong[] inputs = Enumerable.Range(0, count).Select(input => Word(sample => ((start + sample) >> (count - 1 - input)) & 1)).ToArray();
            ulong[] outputs = Outputs(netlist, inputs);
            for (int output = 0; output < outputs.Length; output++)
            {
                for (int sample = 0; sample < Math.Min(64, 1 << count); sample++)
                {
                    columns[output][start + sample] = (char)('0' + ((outputs[output] >> sample) & 1));
                }
            }
        }

        return columns.Select(column => new string(column)).ToArray();
    }

    /// <summary>A word of 64 bits from a function of their index.</summary>
    public static ulong Word(Func<int, int> bit) => Enumerable.Range(0, 64).Aggregate(0UL, (word, sample) => word | ((ulong)bit(sample) << sample));

    /// <summary>A netlist of random nodes of up to five fanins, constants, buffers and outputs that are inputs among them.</summary>
    public static Netlist Random(int seed, int inputs, int nodes, int outputs)
    {
        var random = new Random(seed);
        var list = new List<NetlistNode>();
        for (int i = 0; i < nodes; i++)
        {
            int[] fanins = Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(inputs + i)).Distinct().ToArray();
            list.Add(new NetlistNode($"g{i}", fanins, TruthTable.FromFunction(fanins.Length, 1, _ => random.Next(2))));
        }

        var shown = Enumerable.Range(0, outputs).Select(i => i < 2 ? i : inputs + nodes - 1 - random.Next(nodes)).ToArray();
        return new Netlist($"random{seed}", Enumerable.Range(0, inputs).Select(i => $"a[{i}]").ToArray(), list, shown.Select((net, i) => new NetlistOutput($"f[{i}]", net)).ToArray());
    }
}
