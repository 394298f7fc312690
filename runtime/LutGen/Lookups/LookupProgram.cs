using LutGen.Cost;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.Lookups;

/// <summary>Layers of truth tables as data: each neuron's address, term by term, and its table.</summary>
internal sealed class LookupProgram
{
    private const int BitsOfByte = 8;

    private readonly LutNetwork _network;
    private readonly int _codeBytes;
    private readonly List<LookupNeuron> _neurons = [];
    private readonly List<LookupTerm> _terms = [];
    private readonly List<byte> _tables = [];

    /// <summary>Compiles layers.</summary>
    /// <param name="network">Their network.</param>
    /// <param name="words">64-bit words of the machine's vectors: 8, 4 or 2.</param>
    /// <param name="codeBytes">Bytes of a signal's codes.</param>
    /// <param name="tableBytes">Bytes of a table that is shuffled, by its address bits.</param>
    public LookupProgram(LutNetwork network, int words, int codeBytes, Func<int, int> tableBytes)
    {
        (_network, _codeBytes) = (network, codeBytes);
        foreach (LutLayer layer in network.Layers.Cast<LutLayer>())
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                Add(layer.InputsOf(neuron), layer.TableOf(neuron), words, tableBytes);
            }
        }

        Neurons = new PinnedTable<LookupNeuron>([.. _neurons]);
        Terms = new PinnedTable<LookupTerm>([.. _terms]);
        Tables = new PinnedTable<byte>([.. _tables]);
    }

    /// <summary>The neurons in order.</summary>
    public PinnedTable<LookupNeuron> Neurons { get; }

    /// <summary>All terms: a neuron's behind those of the one before.</summary>
    public PinnedTable<LookupTerm> Terms { get; }

    /// <summary>All tables.</summary>
    public PinnedTable<byte> Tables { get; }

    /// <summary>Whether all layers of a network can be looked up so, and the head takes codes of at most 8 bits.</summary>
    public static bool Suits(LutNetwork network) =>
        network.Layers.All(LookupShape.Suits) && network.Head.Signals.All(signal => network.WidthOf(signal) <= LookupShape.MostOutputBits);

    private void Add(SignalList inputs, TruthTable table, int words, Func<int, int> tableBytes)
    {
        var shape = new LookupShape(table.AddressBits, table.OutputBits);
        bool isShuffled = shape.IsShuffledBy(words);
        int selectorBits = shape.SelectorBitsFor(words);
        int bits = table.AddressBits - selectorBits;
        _neurons.Add(new LookupNeuron(
            AddTerms(inputs, selectorBits, BitsOfByte),
            AddTerms(inputs, selectorBits + BitsOfByte, BitsOfByte),
            AddTerms(inputs, selectorBits + 2 * BitsOfByte, BitsOfByte),
            AddTerms(inputs, 0, selectorBits),
            bits,
            selectorBits,
            isShuffled,
            _tables.Count));
        AddTable(table, bits, selectorBits, isShuffled ? tableBytes(bits) : 1 << bits);
    }

    // The terms of some bits of the address, of which bit 0 is the last input's lowest; returns how many.
    private int AddTerms(SignalList inputs, int first, int count)
    {
        int before = _terms.Count;
        int position = -first;
        for (int i = inputs.Count - 1; i >= 0; i--)
        {
            int width = _network.WidthOf(inputs[i]);
            int start = Math.Max(position, 0);
            int end = Math.Min(position + width, count);
            if (start < end)
            {
                _terms.Add(new LookupTerm((nint)inputs[i] * _codeBytes, from: start - position, count: end - start, to: start));
            }

            position += width;
        }

        return _terms.Count - before;
    }

    // Entries that only the selector tells apart share a byte.
    private void AddTable(TruthTable table, int bits, int selectorBits, int bytes)
    {
        int entryBits = BitsOfByte >> selectorBits;
        int entries = 1 << selectorBits;
        for (int address = 0; address < 1 << bits; address++)
        {
            int value = 0;
            for (int entry = 0; entry < entries; entry++)
            {
                value |= table[address * entries + entry] << (entry * entryBits);
            }

            _tables.Add((byte)value);
        }

        _tables.AddRange(Enumerable.Repeat((byte)0, bytes - (1 << bits)));
    }
}
