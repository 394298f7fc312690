using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>
/// Finds codes that signals cannot take, and chooses the table entries that are never looked up so that the table ignores an
/// input where it can, or repeats itself.
/// </summary>
public sealed class ImpossibleCodes : INetworkPass
{
    /// <inheritdoc/>
    public string Name => "impossible codes";

    /// <inheritdoc/>
    public LutNetwork Run(LutNetwork network, CancellationToken cancellation = default)
    {
        var sets = new CodeSets(network, cancellation);
        var edit = new NetworkEdit(network);
        foreach (LutLayer layer in network.Layers.OfType<LutLayer>().Where(layer => layer.Addressing == Addressing.Concatenation))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < layer.Count; i++)
            {
                SignalList inputs = layer.InputsOf(i);
                TruthTable table = layer.TableOf(i);
                if (table.AddressBits <= CodeSets.WidestTable && (inputs.Any(input => !sets.IsFull(input)) || inputs.Distinct().Count() < inputs.Count))
                {
                    TruthTable filled = Fill(new AddressedTable(network, inputs, table), table, sets);
                    if (!filled.Equals(table))
                    {
                        edit.Change(layer.FirstSignal + i, inputs.ToArray(), filled);
                    }
                }
            }
        }

        return edit.Apply();
    }

    private static TruthTable Fill(AddressedTable neuron, TruthTable table, CodeSets sets)
    {
        // -1 where the address cannot occur and no entry is chosen yet.
        int[] entries = Enumerable.Range(0, table.Length).Select(address => sets.CanOccur(neuron, address) ? table[address] : -1).ToArray();
        foreach (int place in neuron.Places)
        {
            TryIgnore(neuron, place, entries);
        }

        for (int bit = 1; bit < entries.Length; bit <<= 1)
        {
            for (int address = 0; address < entries.Length; address++)
            {
                entries[address] = entries[address] >= 0 ? entries[address] : entries[address ^ bit];
            }
        }

        return TruthTable.FromFunction(table.AddressBits, table.OutputBits, address => entries[address] >= 0 ? entries[address] : table[address]);
    }

    // Where the chosen entries allow it, makes all entries that differ in an input's code only alike.
    private static void TryIgnore(AddressedTable neuron, int place, int[] entries)
    {
        var common = new int[entries.Length];
        for (int address = 0; address < entries.Length; address++)
        {
            int group = neuron.With(address, place, 0);
            common[address] = address == group ? -1 : common[address];
            if (entries[address] >= 0)
            {
                if (common[group] >= 0 && common[group] != entries[address])
                {
                    return;
                }

                common[group] = entries[address];
            }
        }

        for (int address = 0; address < entries.Length; address++)
        {
            entries[address] = common[neuron.With(address, place, 0)];
        }
    }
}
