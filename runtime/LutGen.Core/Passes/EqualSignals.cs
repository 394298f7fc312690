using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>Lets signals be read once that are equal: neurons of one table and the same inputs, and neurons that pass an input on.</summary>
public sealed class EqualSignals : INetworkPass
{
    /// <inheritdoc/>
    public string Name => "equal signals";

    /// <inheritdoc/>
    public LutNetwork Run(LutNetwork network, CancellationToken cancellation = default)
    {
        var edit = new NetworkEdit(network);
        var known = new Dictionary<Neuron, int>();
        var readers = new SignalReaders(network);
        foreach (LutLayer layer in network.Layers.OfType<LutLayer>())
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < layer.Count; i++)
            {
                int signal = layer.FirstSignal + i;
                TruthTable table = layer.TableOf(i);
                int[] inputs = layer.InputsOf(i).Select(edit.SourceOf).ToArray();
                var neuron = new Neuron(layer.Addressing, inputs, table);
                if (inputs.Length == 1 && PassesOn(table) && network.WidthOf(inputs[0]) == layer.OutputBits)
                {
                    ReadInstead(signal, inputs[0]);
                }
                else if (known.TryGetValue(neuron, out int earlier))
                {
                    ReadInstead(signal, earlier);
                }
                else
                {
                    known.Add(neuron, signal);
                }
            }
        }

        return edit.Apply();

        void ReadInstead(int signal, int earlier)
        {
            if (readers.IsNamed(signal))
            {
                edit.ReadInstead(signal, earlier);
            }
        }
    }

    private static bool PassesOn(TruthTable table)
    {
        for (int address = 0; address < table.Length; address++)
        {
            if (table[address] != address)
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Neuron(Addressing Addressing, int[] Inputs, TruthTable Table)
    {
        public bool Equals(Neuron other) => Addressing == other.Addressing && Inputs.AsEnumerable().SequenceEqual(other.Inputs) && Table.Equals(other.Table);

        public override int GetHashCode() => Inputs.Aggregate(Table.GetHashCode(), (hash, input) => unchecked(hash * 31 + input));
    }
}
