using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>Counts a network layer by layer for <see cref="HardwareCost"/>.</summary>
internal sealed class CostCounter
{
    // MacLayer bounds every accumulator to this width.
    private const int AccumulatorBits = 32;

    private long _gates;
    private long _luts;
    private long _tableBits;
    private long _lut6Bound;

    public static HardwareCost Count(LutNetwork network)
    {
        var counter = new CostCounter();
        foreach (Layer layer in network.Layers)
        {
            counter.Add(layer, network.WidthOf, copies: 1);
        }

        int depth = Depths(network.SignalCount, network.Layers).DefaultIfEmpty().Max();
        return new HardwareCost(counter._gates, counter._luts, counter._tableBits, depth, counter._lut6Bound);
    }

    private void Add(Layer layer, Func<int, int> widthOf, long copies)
    {
        switch (layer)
        {
            case LutLayer luts:
                AddLuts(luts, widthOf, copies);
                break;
            case MacLayer mac:
                AddMacs(mac, widthOf, copies);
                break;
            case PoolLayer pool:
                _lut6Bound += copies * pool.Count * HardwareCost.Lut6BoundOf(pool.Window.Height * pool.Window.Width * pool.OutputBits, pool.OutputBits);
                break;
            case ConvolutionLayer convolution:
                long positions = copies * convolution.Output.Height * convolution.Output.Width;
                foreach (Layer inner in convolution.Kernel.Layers)
                {
                    Add(inner, convolution.Kernel.WidthOf, positions);
                }

                break;
            default:
                throw new NotSupportedException($"no cost for a {layer.GetType().Name}");
        }
    }

    private void AddLuts(LutLayer layer, Func<int, int> widthOf, long copies)
    {
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            SignalList inputs = layer.InputsOf(neuron);
            int addressBits = layer.TableOf(neuron).AddressBits;
            _luts += copies;
            _tableBits += (long)layer.OutputBits << addressBits;
            _lut6Bound += copies * HardwareCost.Lut6BoundOf(addressBits, layer.OutputBits);
            if (layer.Addressing == Addressing.Sum)
            {
                // One device LUT a bit of each adder in front of the table.
                _lut6Bound += copies * addressBits * Math.Max(0, inputs.Count - 1);
            }
            else if (layer.OutputBits == 1 && inputs.All(signal => widthOf(signal) == 1))
            {
                _gates += copies;
            }
        }
    }

    private void AddMacs(MacLayer layer, Func<int, int> widthOf, long copies)
    {
        _tableBits += layer.Tables.Sum(table => (long)table.Entries.Count * AccumulatorBits);
        foreach (MacNeuron neuron in layer.Neurons)
        {
            _luts += copies;
            foreach (MacInput input in neuron.Inputs)
            {
                int chunks = (widthOf(input.Signal) + layer.ChunkBits - 1) / layer.ChunkBits - layer.DroppedChunks;
                _lut6Bound += copies * Math.Max(0, chunks) * (HardwareCost.Lut6BoundOf(layer.ChunkBits, AccumulatorBits) + AccumulatorBits);
            }
        }
    }

    // Levels of neurons, adders and pools below each signal; a grid counts as deep as its deepest signal.
    private static int[] Depths(int signalCount, IReadOnlyList<Layer> layers)
    {
        var depths = new int[signalCount];
        foreach (Layer layer in layers)
        {
            int grid = layer switch
            {
                PoolLayer pool => DeepestOf(depths, pool.Grid) + 1,
                ConvolutionLayer convolution => DeepestOf(depths, convolution.Grid) + Depths(convolution.Kernel.SignalCount, convolution.Kernel.Layers).Max(),
                _ => 0,
            };
            for (int i = 0; i < layer.Count; i++)
            {
                depths[layer.FirstSignal + i] = layer switch
                {
                    LutLayer luts => 1 + luts.InputsOf(i).Select(signal => depths[signal]).DefaultIfEmpty().Max(),
                    MacLayer mac => 1 + mac.Neurons[i].Inputs.Select(input => depths[input.Signal]).DefaultIfEmpty().Max(),
                    _ => grid,
                };
            }
        }

        return depths;
    }

    private static int DeepestOf(int[] depths, SignalGrid grid) => depths.Skip(grid.First).Take(grid.Count).Max();
}
