using System.Numerics;
using LutGen.Networks;

namespace LutGen.Tool.Pages;

/// <summary>What the truth tables of a network are; those of a convolution's kernel count once.</summary>
internal sealed class TableStatistics
{
    /// <summary>Two-input gates on single bits.</summary>
    public const int GateKinds = 16;

    private const int WordBits = 6;

    private readonly List<(string Place, LutLayer Layer)> _layers = [];

    /// <summary>Goes through all tables.</summary>
    public TableStatistics(LutNetwork network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer[] neurons = network.Layers[i] is ConvolutionLayer convolution ? [.. convolution.Kernel.Layers] : [network.Layers[i]];
            _layers.AddRange(neurons.OfType<LutLayer>().Select(layer => (network.Layers[i] is ConvolutionLayer ? ModelFacts.Text($"kernel of layer {i + 1}") : ModelFacts.Text($"layer {i + 1}"), layer)));
        }

        foreach ((_, LutLayer layer) in _layers)
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                Count(layer, neuron);
            }
        }
    }

    /// <summary>Number of two-input gates by their DLGN id.</summary>
    public long[] Gates { get; } = new long[GateKinds];

    /// <summary>Number of tables that add their inputs before they look up.</summary>
    public long Adders { get; private set; }

    /// <summary>Number of other tables by inputs that they have and inputs that matter.</summary>
    public SortedDictionary<(int Inputs, int Used), long> Used { get; } = [];

    /// <summary>The share of ones among the entries' bits of the same tables, with the number of tables.</summary>
    public Dictionary<double, long> Ones { get; } = [];

    /// <summary>Number of these tables.</summary>
    public long Wide { get; private set; }

    /// <summary>Some of these tables, evenly spread.</summary>
    /// <param name="most">How many at most.</param>
    public IEnumerable<(string Place, int Neuron, TruthTable Table)> Sample(int most)
    {
        long seen = 0, step = Math.Max(1, (Wide + most - 1) / most);
        foreach ((string place, LutLayer layer) in _layers)
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                if (!IsGate(layer, neuron) && layer.Addressing == Addressing.Concatenation && seen++ % step == 0)
                {
                    yield return (place, neuron, layer.TableOf(neuron));
                }
            }
        }
    }

    private static bool IsGate(LutLayer layer, int neuron) =>
        layer.Addressing == Addressing.Concatenation && layer.OutputBits == 1 && layer.InputsOf(neuron).Count == 2 && layer.TableOf(neuron).AddressBits == 2;

    private void Count(LutLayer layer, int neuron)
    {
        TruthTable table = layer.TableOf(neuron);
        if (IsGate(layer, neuron))
        {
            Gates[(table[0] << 3) | (table[1] << 2) | (table[2] << 1) | table[3]]++;
        }
        else if (layer.Addressing == Addressing.Sum)
        {
            Adders++;
        }
        else
        {
            Wide++;
            (int, int) key = (layer.InputsOf(neuron).Count, UsedInputs(layer.InputsOf(neuron), layer.Scope, table));
            Used[key] = Used.GetValueOrDefault(key) + 1;
            double ones = ShareOfOnes(table);
            Ones[ones] = Ones.GetValueOrDefault(ones) + 1;
        }
    }

    private static int UsedInputs(SignalList inputs, SignalScope scope, TruthTable table)
    {
        int used = 0, bit = table.AddressBits;
        for (int input = 0; input < inputs.Count; input++)
        {
            bool matters = false;
            for (int end = bit - scope.WidthOf(inputs[input]); bit > end; bit--)
            {
                matters = matters || DependsOn(table, bit - 1);
            }

            used += matters ? 1 : 0;
        }

        return used;
    }

    // Whether entries whose addresses differ in a bit alone ever differ: within words by shifting, beyond by comparing words.
    private static bool DependsOn(TruthTable table, int addressBit)
    {
        for (int plane = 0; plane < table.OutputBits; plane++)
        {
            for (int word = 0; word < table.WordsPerPlane; word++)
            {
                ulong entries = table.PlaneWord(plane, word);
                if (addressBit < WordBits
                    ? ((entries ^ (entries >> (1 << addressBit))) & LowHalves(addressBit) & TruthTable.EntryMask(table.AddressBits)) != 0
                    : entries != table.PlaneWord(plane, word ^ (1 << (addressBit - WordBits))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // The entries of a word whose address has a 0 at a bit.
    private static ulong LowHalves(int addressBit) => ulong.MaxValue / ((1UL << (1 << addressBit)) + 1);

    private static double ShareOfOnes(TruthTable table)
    {
        long ones = 0;
        for (int plane = 0; plane < table.OutputBits; plane++)
        {
            for (int word = 0; word < table.WordsPerPlane; word++)
            {
                ones += BitOperations.PopCount(table.PlaneWord(plane, word));
            }
        }

        return ones / ((double)table.Length * table.OutputBits);
    }
}
