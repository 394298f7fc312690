using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.ByteLanes;

/// <summary>Layers of truth tables as data: each neuron's inputs, three at a time, and its table.</summary>
internal sealed unsafe class ByteLaneProgram
{
    private readonly List<int> _code = [];
    private readonly List<byte> _tables = [];

    /// <summary>Compiles layers.</summary>
    /// <param name="network">Their network.</param>
    /// <param name="tableBytes">Entries of a table of so many address bits.</param>
    public ByteLaneProgram(LutNetwork network, Func<int, int> tableBytes)
    {
        foreach (LutLayer layer in network.Layers.Cast<LutLayer>())
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                Add(layer.InputsOf(neuron), network, layer.TableOf(neuron), tableBytes);
            }
        }

        Code = new PinnedTable<int>([.. _code]);
        Tables = new PinnedTable<byte>([.. _tables]);
    }

    /// <summary>
    /// A neuron after the other: number of its triples of inputs; for each, three signals and the shifts of what came before, of
    /// the first and of the second; address bits; the place of its table.
    /// </summary>
    public PinnedTable<int> Code { get; }

    /// <summary>All tables.</summary>
    public PinnedTable<byte> Tables { get; }

    /// <summary>Whether all layers of a network can be looked up so: concatenated addresses of at most 8 bits, codes of at most 8.</summary>
    public static bool Suits(LutNetwork network) =>
        network.Encoder.Widths.All(w => w <= 8) && network.Layers.All(l => l is LutLayer { Addressing: Addressing.Concatenation, OutputBits: <= 8 } layer && Enumerable.Range(0, layer.Count).All(n => layer.TableOf(n).AddressBits <= 8));

    private void Add(SignalList inputs, LutNetwork network, TruthTable table, Func<int, int> tableBytes)
    {
        (int Signal, int Width)[] all = inputs.Select(signal => (signal, network.WidthOf(signal))).ToArray();
        _code.Add((all.Length + 2) / 3);
        for (int i = 0; i < all.Length; i += 3)
        {
            (int Signal, int Width)[] triple = all.Skip(i).Take(3).ToArray();

            // An input twice in the same place is that input once.
            (int Signal, int Width)[] full = [.. triple, .. Enumerable.Repeat((triple[^1].Signal, 0), 3 - triple.Length)];
            _code.AddRange(full.Select(input => input.Signal));
            _code.Add(full.Sum(input => input.Width));
            _code.Add(full[1].Width + full[2].Width);
            _code.Add(full[2].Width);
        }

        _code.Add(table.AddressBits);
        _code.Add(_tables.Count);
        _tables.AddRange(Enumerable.Range(0, tableBytes(table.AddressBits)).Select(address => (byte)table[address % table.Length]));
    }
}
