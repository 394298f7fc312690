using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>Adds layers to a circuit; what each computes is defined by its <see cref="Layer.Evaluate"/>.</summary>
internal sealed class LayerLowering(CircuitBuilder circuit)
{
    private readonly TableLowering _tables = new(circuit);
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

            signals[layer.FirstSignal + neuron] = _tables.Lower(layer.TableOf(neuron), _address);
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
                    int[] pooled = CircuitArithmetic.Constant(0, layer.OutputBits);
                    foreach (int signal in layer.SignalsUnder(channel, row, column))
                    {
                        int[] other = signals[signal];
                        pooled = layer.Kind == PoolKind.Or ? pooled.Select((bit, i) => circuit.Or(bit, other[i])).ToArray() : circuit.Max(pooled, other);
                    }

                    signals[output[channel, row, column]] = pooled;
                }
            }
        }
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
            IEnumerable<int[]> scaled = Enumerable.Range(0, 31)
                .Where(shift => ((neuron.Multiplier >> shift) & 1) != 0)
                .Select(shift => Enumerable.Repeat(CircuitBuilder.False, shift).Concat(extended).Take(ProductBits).ToArray());
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
            int[] product = _tables.Lower(entries, chunk).Concat(_tables.Lower(upper, chunk)).ToArray();
            yield return Enumerable.Range(0, bits).Select(bit => bit < shift ? CircuitBuilder.False : product[bit - shift]).ToArray();
        }
    }
}
