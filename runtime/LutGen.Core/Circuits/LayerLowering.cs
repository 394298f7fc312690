using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>Adds layers to a circuit; what each computes is defined by its <see cref="Layer.Evaluate"/>.</summary>
/// <param name="circuit">Receives the cells.</param>
/// <param name="lowerTable">Adds a table, as <see cref="TableLowering.Lower"/>, which is taken where it is null.</param>
internal sealed class LayerLowering(CircuitBuilder circuit, Func<TruthTable, IReadOnlyList<int>, int[]>? lowerTable = null)
{
    private readonly Func<TruthTable, IReadOnlyList<int>, int[]> _lowerTable = lowerTable ?? new TableLowering(circuit).Lower;
    private readonly List<int> _address = [];

    /// <summary>Computes the bits of all signals that the layers define.</summary>
    public void Lower(IReadOnlyList<Layer> layers, SignalBits signals)
    {
        foreach (Layer layer in layers)
        {
            switch (layer)
            {
                case LutLayer luts:
                    LowerLuts(luts, signals);
                    break;
                case MacLayer macs:
                    LowerMacs(macs, signals);
                    break;
                case PoolLayer pool:
                    LowerPool(pool, signals);
                    break;
                case AddLayer add:
                    LowerAddition(add, signals);
                    break;
                case ConvolutionLayer convolution:
                    LowerConvolution(convolution, signals);
                    break;
                default:
                    throw new NotSupportedException($"no lowering for a {layer.GetType().Name}");
            }
        }
    }

    private void LowerLuts(LutLayer layer, SignalBits signals)
    {
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            SignalList inputs = layer.InputsOf(neuron);
            if (layer.Addressing == Addressing.Sum)
            {
                int[] sum = inputs.Aggregate(Array.Empty<int>(), (total, signal) => circuit.Add(total, signals[signal]));
                _address.Clear();
                _address.AddRange(sum);
            }
            else
            {
                Concatenate(inputs, signals);
            }

            signals[layer.FirstSignal + neuron] = _lowerTable(layer.TableOf(neuron), _address);
        }
    }

    private void Concatenate(SignalList inputs, SignalBits signals)
    {
        _address.Clear();
        for (int i = inputs.Count - 1; i >= 0; i--)
        {
            int width = signals.Scope.WidthOf(inputs[i]);
            for (int bit = 0; bit < width; bit++)
            {
                _address.Add(signals[inputs[i], bit]);
            }
        }
    }

    private void LowerPool(PoolLayer layer, SignalBits signals)
    {
        SignalGrid output = layer.Output;
        for (int channel = 0; channel < output.Channels; channel++)
        {
            for (int row = 0; row < output.Height; row++)
            {
                for (int column = 0; column < output.Width; column++)
                {
                    IEnumerable<int[]> codes = layer.SignalsUnder(channel, row, column).Select(signal => signals[signal]);
                    int[] zero = CircuitArithmetic.Constant(0, layer.OutputBits);
                    signals[output[channel, row, column]] = layer.Kind switch
                    {
                        PoolKind.Or => codes.Aggregate(zero, (pooled, other) => pooled.Select((bit, i) => circuit.Or(bit, other[i])).ToArray()),
                        PoolKind.Max => codes.Aggregate(zero, circuit.Max),
                        _ => Average(layer, codes.ToArray()),
                    };
                }
            }
        }
    }

    // The division by a window of 2^n places is a shift: the constant's only 1.
    private int[] Average(PoolLayer layer, int[][] codes)
    {
        int largest = codes.Length * ((1 << layer.OutputBits) - 1) + layer.Places / 2;
        var division = new ConstantDivision(layer.Places, largest);
        int[] sum = circuit.Sum(codes.Append(CircuitArithmetic.Constant(layer.Places / 2, WidthOf(largest))), WidthOf(largest));
        int bits = division.Shift + layer.OutputBits;
        return circuit.Sum(CircuitArithmetic.Multiples(sum, division.Multiplier, bits), bits).Skip(division.Shift).ToArray();
    }

    private void LowerAddition(AddLayer layer, SignalBits signals)
    {
        // AddLayer bounds every accumulator to 32 bits; with a zero point it stays within 34.
        const int AccumulatorBits = 32;
        const int MovedBits = 34;
        for (int i = 0; i < layer.Count; i++)
        {
            long constant = (long)layer.Bias + layer.Rounding;
            var products = new List<int[]>();
            foreach (AddTerm term in layer.Terms)
            {
                // -m * code is m * (not code) - m * (2^width - 1), which has the multiplier's few ones and no sign.
                int[] code = signals[term.Grid.First + i];
                bool isNegative = term.Multiplier < 0;
                constant += isNegative ? (long)term.Multiplier * ((1 << code.Length) - 1) : 0;
                products.AddRange(CircuitArithmetic.Multiples(isNegative ? code.Select(CircuitBuilder.Not).ToArray() : code, Math.Abs((long)term.Multiplier), AccumulatorBits));
            }

            int[] sum = circuit.Sum(products.Append(CircuitArithmetic.Constant(constant, AccumulatorBits)), AccumulatorBits);
            int[] shifted = Enumerable.Range(0, MovedBits).Select(bit => sum[Math.Min(bit + layer.Shift, AccumulatorBits - 1)]).ToArray();
            int[] moved = circuit.Sum([shifted, CircuitArithmetic.Constant(layer.Zero, MovedBits)], MovedBits);
            signals[layer.FirstSignal + i] = circuit.ClampToCode(moved, layer.OutputBits);
        }
    }

    private static int WidthOf(int value)
    {
        int bits = 1;
        while (value >> bits != 0)
        {
            bits++;
        }

        return bits;
    }

    private void LowerConvolution(ConvolutionLayer layer, SignalBits signals)
    {
        SignalGrid output = layer.Output;
        var local = new SignalBits(layer.Kernel.Scope);
        for (int row = 0; row < output.Height; row++)
        {
            for (int column = 0; column < output.Width; column++)
            {
                int input = 0;
                foreach (int signal in layer.SignalsUnder(row, column))
                {
                    local[input] = signal < 0 ? CircuitArithmetic.Constant(0, layer.Kernel.Scope.WidthOf(input)) : signals[signal];
                    input++;
                }

                Lower(layer.Kernel.Layers, local);
                for (int channel = 0; channel < output.Channels; channel++)
                {
                    signals[output[channel, row, column]] = local[layer.Kernel.Outputs[channel]];
                }
            }
        }
    }

    private void LowerMacs(MacLayer layer, SignalBits signals)
    {
        // MacLayer bounds every accumulator to 32 bits; a product with a 31-bit multiplier and a zero point stays within 64.
        const int AccumulatorBits = 32;
        const int ProductBits = 64;
        for (int i = 0; i < layer.Count; i++)
        {
            MacNeuron neuron = layer.Neurons[i];
            IEnumerable<int[]> terms = neuron.Inputs.SelectMany(input => Products(layer, layer.Tables[input.Table], signals[input.Signal], AccumulatorBits));
            int[] sum = circuit.Sum(terms.Append(CircuitArithmetic.Constant(neuron.Bias, AccumulatorBits)), AccumulatorBits);
            int[] extended = Enumerable.Range(0, ProductBits).Select(bit => sum[Math.Min(bit, AccumulatorBits - 1)]).ToArray();
            IEnumerable<int[]> scaled = CircuitArithmetic.Multiples(extended, neuron.Multiplier, ProductBits);
            long rounding = neuron.Shift == 0 ? 0 : 1L << (neuron.Shift - 1);
            int[] product = circuit.Sum(scaled.Append(CircuitArithmetic.Constant(rounding, ProductBits)), ProductBits);
            int[] shifted = Enumerable.Range(0, ProductBits).Select(bit => product[Math.Min(bit + neuron.Shift, ProductBits - 1)]).ToArray();
            int[] moved = circuit.Sum([shifted, CircuitArithmetic.Constant(neuron.Zero, ProductBits)], ProductBits);
            signals[layer.FirstSignal + i] = circuit.ClampToCode(moved, layer.OutputBits);
        }
    }

    private IEnumerable<int[]> Products(MacLayer layer, ProductTable table, int[] activation, int bits)
    {
        if (layer.DroppedChunks > 0)
        {
            yield return CircuitArithmetic.Constant(table.Dropped, bits);
        }

        for (int first = layer.DroppedChunks * layer.ChunkBits; first < activation.Length; first += layer.ChunkBits)
        {
            int[] chunk = Enumerable.Range(first, layer.ChunkBits).Select(bit => bit < activation.Length ? activation[bit] : CircuitBuilder.False).ToArray();
            int shift = first;
            TruthTable entries = TruthTable.FromFunction(layer.ChunkBits, NetworkLimits.SignalBits, k => (int)((long)table.Entries[k] & 0xFFFF));
            TruthTable upper = TruthTable.FromFunction(layer.ChunkBits, NetworkLimits.SignalBits, k => (int)(((long)table.Entries[k] >> 16) & 0xFFFF));
            int[] product = _lowerTable(entries, chunk).Concat(_lowerTable(upper, chunk)).ToArray();
            yield return Enumerable.Range(0, bits).Select(bit => bit < shift ? CircuitBuilder.False : product[bit - shift]).ToArray();
        }
    }
}
