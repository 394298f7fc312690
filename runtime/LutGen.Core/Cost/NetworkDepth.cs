using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>The longest path of a network in neurons, adders, additions of grids and pools, up to the signals that the head reads.</summary>
internal static class NetworkDepth
{
    public static int Of(LutNetwork network)
    {
        var depths = new int[network.SignalCount];
        foreach (Layer layer in network.Layers)
        {
            Measure(layer, depths);
        }

        return network.Head.Signals.Select(s => depths[s]).DefaultIfEmpty().Max();
    }

    private static void Measure(Layer layer, int[] depths)
    {
        switch (layer)
        {
            case LutLayer luts:
                for (int i = 0; i < luts.Count; i++)
                {
                    depths[luts.FirstSignal + i] = After(luts.InputsOf(i), depths);
                }

                break;
            case MacLayer macs:
                for (int i = 0; i < macs.Count; i++)
                {
                    depths[macs.FirstSignal + i] = After(macs.Neurons[i].Inputs, depths);
                }

                break;
            case PoolLayer pool:
                Measure(pool, depths);
                break;
            case AddLayer add:
                for (int i = 0; i < add.Count; i++)
                {
                    depths[add.FirstSignal + i] = After(add.Terms.Select(term => term.Grid.First + i), depths);
                }

                break;
            case ConvolutionLayer convolution:
                Measure(convolution, depths);
                break;
            default:
                throw new NotSupportedException($"no depth for {layer.GetType().Name}");
        }
    }

    private static void Measure(ConvolutionLayer layer, int[] depths)
    {
        var local = new int[layer.Kernel.SignalCount];
        for (int row = 0; row < layer.Output.Height; row++)
        {
            for (int column = 0; column < layer.Output.Width; column++)
            {
                int input = 0;
                foreach (int signal in Field(layer, row, column))
                {
                    local[input++] = signal < 0 ? 0 : depths[signal];
                }

                foreach (Layer inner in layer.Kernel.Layers)
                {
                    Measure(inner, local);
                }

                for (int channel = 0; channel < layer.Output.Channels; channel++)
                {
                    depths[layer.Output[channel, row, column]] = local[layer.Kernel.Outputs[channel]];
                }
            }
        }
    }

    // The signals under the window, channel by channel; -1 over the padding.
    private static IEnumerable<int> Field(ConvolutionLayer layer, int row, int column) =>
        from channel in Enumerable.Range(0, layer.Grid.Channels)
        from y in Enumerable.Range(0, layer.Window.Height)
        from x in Enumerable.Range(0, layer.Window.Width)
        select layer.Window.SignalAt(layer.Grid, channel, row, column, y, x);

    // The deepest of a window's columns in every row, then the deepest of these.
    private static void Measure(PoolLayer layer, int[] depths)
    {
        (SignalGrid grid, SignalGrid output) = (layer.Grid, layer.Output);
        var across = new int[grid.Height * output.Width];
        for (int channel = 0; channel < output.Channels; channel++)
        {
            for (int i = 0; i < across.Length; i++)
            {
                (int first, int end) = layer.Window.ColumnsUnder(grid, i % output.Width);
                across[i] = 0;
                for (int x = first; x < end; x++)
                {
                    across[i] = Math.Max(across[i], depths[grid[channel, i / output.Width, x]]);
                }
            }

            for (int i = 0; i < output.Height * output.Width; i++)
            {
                (int row, int column) = (i / output.Width, i % output.Width);
                (int first, int end) = layer.Window.RowsUnder(grid, row);
                int deepest = 0;
                for (int y = first; y < end; y++)
                {
                    deepest = Math.Max(deepest, across[y * output.Width + column]);
                }

                depths[output[channel, row, column]] = 1 + deepest;
            }
        }
    }

    // Once a position of a convolution: without iterators.
    private static int After(IReadOnlyList<MacInput> inputs, int[] depths)
    {
        int deepest = 0;
        for (int i = 0; i < inputs.Count; i++)
        {
            deepest = Math.Max(deepest, depths[inputs[i].Signal]);
        }

        return 1 + deepest;
    }

    private static int After(IEnumerable<int> inputs, int[] depths) => 1 + inputs.Select(signal => depths[signal]).DefaultIfEmpty().Max();
}
