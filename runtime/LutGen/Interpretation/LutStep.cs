using System.Numerics;
using System.Runtime.CompilerServices;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.Interpretation;

/// <summary>A <see cref="LutLayer"/> on codes: tables hold whole entries side by side, so that one word is read for each neuron.</summary>
internal sealed unsafe class LutStep : CodeStep
{
    private readonly int _first;
    private readonly int _count;

    // Entries are 1, 2, 4, 8 or 16 bits wide: 64 >> shift of them fill a word.
    private readonly int _entryShift;
    private readonly ulong _entryMask;
    private readonly bool _isSum;
    private readonly PinnedTable<int> _inputStarts;
    private readonly PinnedTable<(int Signal, int Width)> _inputs;
    private readonly PinnedTable<long> _tableStarts;
    private readonly PinnedTable<ulong> _tables;

    /// <summary>Copies a layer's wiring and tables.</summary>
    public LutStep(LutLayer layer, int[] widths)
    {
        _first = layer.FirstSignal;
        _count = layer.Count;
        _entryShift = BitOperations.Log2((uint)layer.OutputBits * 2 - 1);
        _entryMask = (1UL << layer.OutputBits) - 1;
        _isSum = layer.Addressing == Addressing.Sum;
        List<int> inputStarts = [0];
        List<(int Signal, int Width)> inputs = [];
        List<long> tableStarts = [];
        List<ulong> tables = [];
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            foreach (int signal in layer.InputsOf(neuron))
            {
                inputs.Add((signal, widths[signal]));
            }

            inputStarts.Add(inputs.Count);
            tableStarts.Add(tables.Count);
            AddTable(layer.TableOf(neuron), tables);
        }

        _inputStarts = new PinnedTable<int>([.. inputStarts]);
        _inputs = new PinnedTable<(int, int)>([.. inputs]);
        _tableStarts = new PinnedTable<long>([.. tableStarts]);
        _tables = new PinnedTable<ulong>([.. tables]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(ushort* codes)
    {
        (int Signal, int Width)* input = _inputs.First;
        int* inputStarts = _inputStarts.First;
        ulong* tables = _tables.First;
        long* tableStarts = _tableStarts.First;
        int entriesShift = 6 - _entryShift;
        int entriesMask = (1 << entriesShift) - 1;
        for (int neuron = 0; neuron < _count; neuron++)
        {
            int address = 0;
            for ((int Signal, int Width)* end = _inputs.First + inputStarts[neuron + 1]; input < end; input++)
            {
                address = _isSum ? address + codes[input->Signal] : address << input->Width | codes[input->Signal];
            }

            ulong word = tables[tableStarts[neuron] + (address >> entriesShift)];
            codes[_first + neuron] = (ushort)(word >> ((address & entriesMask) << _entryShift) & _entryMask);
        }
    }

    private void AddTable(TruthTable table, List<ulong> words)
    {
        int entriesAWord = 64 >> _entryShift;
        for (int address = 0; address < table.Length; address += entriesAWord)
        {
            ulong word = 0;
            for (int i = 0; i < Math.Min(entriesAWord, table.Length - address); i++)
            {
                word |= (ulong)table[address + i] << (i << _entryShift);
            }

            words.Add(word);
        }
    }
}
