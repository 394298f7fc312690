using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Networks;

namespace LutGen.Training.Discretisation;

/// <summary>Tables of up to six inputs: a tree of multiplexers each.</summary>
internal sealed class HardTables : HardStep
{
    private const int MostInputs = 6;

    private readonly int[] _inputs;
    private readonly int[] _starts;
    private readonly ulong[] _tables;

    /// <summary>Copies inputs and tables into arrays.</summary>
    public HardTables(LutLayer layer)
    {
        _tables = new ulong[layer.Count];
        _starts = new int[layer.Count + 1];
        List<int> inputs = [];
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            TruthTable table = layer.TableOf(neuron);
            if (layer.OutputBits != 1 || layer.Addressing != Addressing.Concatenation || layer.InputsOf(neuron).Count > MostInputs || table.AddressBits != layer.InputsOf(neuron).Count)
            {
                throw new NotSupportedException($"no bit planes of a table of 2^{table.AddressBits} entries of {layer.OutputBits} bits; expected one bit and up to {MostInputs} bits of address");
            }

            inputs.AddRange(layer.InputsOf(neuron));
            _starts[neuron + 1] = inputs.Count;
            _tables[neuron] = table.PlaneWord(0, 0);
        }

        _inputs = [.. inputs];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Run(Vector512<ulong>[] signals, int first)
    {
        Span<Vector512<ulong>> values = stackalloc Vector512<ulong>[1 << MostInputs];
        for (int neuron = 0; neuron < _tables.Length; neuron++)
        {
            int remaining = 1 << (_starts[neuron + 1] - _starts[neuron]);
            for (int address = 0; address < remaining; address++)
            {
                values[address] = Vector512.Create(0UL - (_tables[neuron] >> address & 1));
            }

            // The last input chooses within each pair of neighbouring addresses.
            for (int i = _starts[neuron + 1] - 1; i >= _starts[neuron]; i--)
            {
                Vector512<ulong> select = signals[_inputs[i]];
                remaining >>= 1;
                for (int k = 0; k < remaining; k++)
                {
                    values[k] = Vector512.ConditionalSelect(select, values[2 * k + 1], values[2 * k]);
                }
            }

            signals[first + neuron] = values[0];
        }
    }
}
