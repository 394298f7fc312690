using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>Neighbouring layers that are computed together.</summary>
/// <param name="First">Index of the first layer.</param>
/// <param name="Count">Number of layers; the last run of a network may have none and only give the head its signals.</param>
/// <param name="Window">What is computed at each position of a window; null for layers that are computed as a whole.</param>
/// <param name="Lookups">Why its tables are looked up; null for layers that are computed on bits.</param>
internal sealed record LayerRun(int First, int Count, WindowCircuit? Window, LookupReason? Lookups = null)
{
    /// <summary>Index of the first layer behind it.</summary>
    public int End => First + Count;

    /// <summary>Operations of the code of all positions.</summary>
    public long LoopOperations => (long)(Window?.Positions ?? 0) * (Window?.Circuit.Nodes.Count ?? 0);

    // Fewer are no burden to the code that they would stand in (docs/decisions/0015).
    private const int FewestLoopOperations = 2_000;

    // A pool is taken into the loop unless that makes the code of a position long: it is there once for each place of the pool.
    private const int MostPooledOperations = 8_000;

    /// <summary>Cuts a network into runs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="readers">What its layers read.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The runs in order; the last is no loop, since the head's signals are not in the order of an image.</returns>
    public static IReadOnlyList<LayerRun> Cut(LutNetwork network, SignalReaders readers, CancellationToken cancellation)
    {
        var runs = new List<LayerRun>();
        int start = 0;
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            if (LoopAt(network, layer, readers, cancellation) is not { } loop)
            {
                continue;
            }

            if (layer > start)
            {
                runs.Add(new LayerRun(start, layer - start, null));
            }

            runs.Add(loop);
            start = loop.End;
            layer = start - 1;
        }

        runs.Add(new LayerRun(start, network.Layers.Count - start, null));
        return runs;
    }

    private static LayerRun? LoopAt(LutNetwork network, int index, SignalReaders readers, CancellationToken cancellation)
    {
        switch (network.Layers[index])
        {
            case ConvolutionLayer convolution:
                if (index + 1 < network.Layers.Count && network.Layers[index + 1] is PoolLayer pool && IsFoldable(pool, convolution)
                    && readers.IsOnlyReader(index + 1, convolution)
                    && WindowCircuit.Lower(convolution, pool, MostPooledOperations, cancellation) is { } pooled)
                {
                    return IsWorthALoop(pooled) ? new LayerRun(index, 2, pooled) : null;
                }

                return WindowCircuit.Lower(convolution, null, TableMode.OperationLimit, cancellation) is { } single && IsWorthALoop(single)
                    ? new LayerRun(index, 1, single)
                    : null;
            case PoolLayer alone:
                return WindowCircuit.Lower(alone, MostPooledOperations, cancellation) is { } window && IsWorthALoop(window)
                    ? new LayerRun(index, 1, window)
                    : null;
            default:
                return null;
        }
    }

    private static bool IsWorthALoop(WindowCircuit window) => window.Positions > 1 && (long)window.Positions * window.Circuit.Nodes.Count > FewestLoopOperations;

    // Where the pool's windows overlap, values would be computed again and again; where they leave the image, they are zeros.
    private static bool IsFoldable(PoolLayer pool, ConvolutionLayer convolution) =>
        pool.Grid == convolution.Output && pool.Window.Padding == 0 && pool.Window.Stride >= Math.Max(pool.Window.Height, pool.Window.Width);
}
