using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>
/// What a layer computes at one position of its window: all that a loop over positions needs. A pool behind a convolution can
/// be part of it: then a position is the pool's, and the window covers all of the convolution's windows under it.
/// </summary>
/// <param name="Grid">The image that is read.</param>
/// <param name="Window">The window that moves over it.</param>
/// <param name="Output">The image that is defined: one place of each channel a position.</param>
/// <param name="InputBits">Bits of each signal of <paramref name="Grid"/>.</param>
/// <param name="OutputBits">Bits of each signal of <paramref name="Output"/>.</param>
/// <param name="Circuit">
/// From the bits of the signals under the window, channel by channel, each row-major, to those of the output channels. It may
/// ignore inputs.
/// </param>
public sealed record WindowCircuit(SignalGrid Grid, SlidingWindow Window, SignalGrid Output, int InputBits, int OutputBits, Circuit Circuit)
{
    /// <summary>Number of positions.</summary>
    public int Positions => Output.Height * Output.Width;

    /// <summary>Lowers a convolution and the pool behind it.</summary>
    /// <param name="layer">The convolution.</param>
    /// <param name="pool">A pool over all of its output that has no padding; null for the convolution alone.</param>
    /// <param name="nodeLimit">Most operations worth having.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The circuit, or null when it would need more operations than the limit.</returns>
    /// <exception cref="ArgumentException">The pool reads another grid, or has padding: places beyond the convolution's are zeros, not values.</exception>
    public static WindowCircuit? Lower(ConvolutionLayer layer, PoolLayer? pool, int nodeLimit, CancellationToken cancellation = default)
    {
        if (pool is not null && (pool.Grid != layer.Output || pool.Window.Padding != 0))
        {
            throw new ArgumentException("expected a pool without padding over the convolution's output", nameof(pool));
        }

        SlidingWindow over = pool?.Window ?? new SlidingWindow(1, 1, 1, 0);
        var window = new SlidingWindow(
            (over.Height - 1) * layer.Window.Stride + layer.Window.Height,
            (over.Width - 1) * layer.Window.Stride + layer.Window.Width,
            layer.Window.Stride * over.Stride,
            layer.Window.Padding);
        return Lower(layer.Grid, window, pool?.Output ?? layer.Output, layer.Scope.WidthOf(layer.Grid.First), nodeLimit, cancellation, (scope, field) =>
        {
            var inner = new ConvolutionLayer(scope, field, layer.Window with { Padding = 0 }, layer.Kernel);
            return pool is null ? [inner] : [inner, new PoolLayer(scope, inner.Output, over, pool.Kind)];
        });
    }

    /// <summary>Lowers a pool.</summary>
    /// <param name="layer">The pool.</param>
    /// <param name="nodeLimit">Most operations worth having.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The circuit, or null when it would need more operations than the limit.</returns>
    public static WindowCircuit? Lower(PoolLayer layer, int nodeLimit, CancellationToken cancellation = default) =>
        Lower(layer.Grid, layer.Window, layer.Output, layer.OutputBits, nodeLimit, cancellation, (scope, field) =>
            [new PoolLayer(scope, field, layer.Window with { Padding = 0 }, layer.Kind)]);

    // A position is a network of its own, on an image that is as large as the window.
    private static WindowCircuit? Lower(
        SignalGrid grid, SlidingWindow window, SignalGrid output, int inputBits, int nodeLimit, CancellationToken cancellation, Func<SignalScope, SignalGrid, Layer[]> layersOn)
    {
        var field = new SignalGrid(0, grid.Channels, window.Height, window.Width);
        var scope = new SignalScope(Enumerable.Repeat(inputBits, field.Count));
        Layer[] layers = layersOn(scope, field);
        Layer last = layers[layers.Length - 1];
        Circuit? circuit = CircuitLowering.Lower(
            scope,
            layers,
            Enumerable.Range(0, field.Count).ToArray(),
            Enumerable.Range(last.FirstSignal, last.Count).ToArray(),
            nodeLimit,
            new LoweringOptions(),
            cancellation);
        return circuit is null ? null : new WindowCircuit(grid, window, output, inputBits, last.OutputBits, circuit);
    }
}
