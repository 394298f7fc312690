using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>Adds layers to a circuit; what each computes is defined by its <see cref="Layer.Evaluate"/>.</summary>
/// <param name="circuit">Receives the cells.</param>
/// <param name="lowerTable">Adds a table, as <see cref="TableLowering.Lower"/>.</param>
/// <param name="counterInputs">Most bits of a counter that sums are made of, at least 3.</param>
internal sealed class LayerLowering(CircuitBuilder circuit, Func<TruthTable, IReadOnlyList<int>, int[]> lowerTable, int counterInputs)
{
    private readonly Func<TruthTable, IReadOnlyList<int>, int[]> _lowerTable = lowerTable;
    private readonly SumLowering _sums = new(circuit, lowerTable, counterInputs);
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
                    _sums.Lower(macs, signals);
                    break;
                case PoolLayer pool:
                    LowerPool(pool, signals);
                    break;
                case AddLayer add:
                    _sums.Lower(add, signals);
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
                        _ => _sums.Average(layer, codes.ToArray()),
                    };
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
}
