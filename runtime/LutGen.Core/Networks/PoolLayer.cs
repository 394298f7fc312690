namespace LutGen.Networks;

/// <summary>What a pooling window computes.</summary>
public enum PoolKind
{
    /// <summary>Bitwise OR of the codes: max pooling of single bits (arXiv 2411.04732).</summary>
    Or,

    /// <summary>The largest code.</summary>
    Max,

    /// <summary>The mean of the codes, halves rounded up; padding counts in it.</summary>
    Average,
}

/// <summary>Pooling over a sliding window, channel by channel; padding counts as code 0.</summary>
public sealed class PoolLayer : Layer
{
    /// <summary>Creates the layer and defines its signals.</summary>
    /// <param name="scope">The signals defined before it.</param>
    /// <param name="grid">The image it reads; all signals of one width.</param>
    /// <param name="window">The pooling window.</param>
    /// <param name="kind">What is computed.</param>
    /// <exception cref="NetworkException">The window does not fit the grid, or the sum of its codes leaves 32 bits where it is averaged.</exception>
    public PoolLayer(SignalScope scope, SignalGrid grid, SlidingWindow window, PoolKind kind)
        : base(scope, Check(scope, grid, window, kind), scope.WidthOf(grid.First))
    {
        Grid = grid;
        Window = window;
        Kind = kind;
        Output = new SignalGrid(FirstSignal, grid.Channels, window.RowsOver(grid), window.ColumnsOver(grid));
    }

    /// <summary>The image it reads.</summary>
    public SignalGrid Grid { get; }

    /// <summary>The pooling window.</summary>
    public SlidingWindow Window { get; }

    /// <summary>What is computed.</summary>
    public PoolKind Kind { get; }

    /// <summary>The image it defines.</summary>
    public SignalGrid Output { get; }

    /// <summary>Places of the window, padding included: what an average divides by.</summary>
    public int Places => Window.Height * Window.Width;

    /// <summary>The signals under the window at one output place; padding left out.</summary>
    public IEnumerable<int> SignalsUnder(int channel, int row, int column)
    {
        (int firstY, int endY) = Window.RowsUnder(Grid, row);
        (int firstX, int endX) = Window.ColumnsUnder(Grid, column);
        for (int y = firstY; y < endY; y++)
        {
            for (int x = firstX; x < endX; x++)
            {
                yield return Grid[channel, y, x];
            }
        }
    }

    /// <summary>How many signals are under the window at one output place; padding left out.</summary>
    internal int CountUnder(int row, int column)
    {
        (int firstY, int endY) = Window.RowsUnder(Grid, row);
        (int firstX, int endX) = Window.ColumnsUnder(Grid, column);
        return (endY - firstY) * (endX - firstX);
    }

    /// <inheritdoc/>
    public override void Evaluate(int[] codes)
    {
        for (int channel = 0; channel < Output.Channels; channel++)
        {
            for (int row = 0; row < Output.Height; row++)
            {
                for (int column = 0; column < Output.Width; column++)
                {
                    int pooled = 0;
                    foreach (int signal in SignalsUnder(channel, row, column))
                    {
                        pooled = Kind switch
                        {
                            PoolKind.Or => pooled | codes[signal],
                            PoolKind.Max => Math.Max(pooled, codes[signal]),
                            _ => pooled + codes[signal],
                        };
                    }

                    codes[Output[channel, row, column]] = Kind == PoolKind.Average ? (pooled + Places / 2) / Places : pooled;
                }
            }
        }
    }

    private static int Check(SignalScope scope, SignalGrid grid, SlidingWindow window, PoolKind kind)
    {
        int width = grid.RequireUniformWidth(scope);
        int count = window.OutputsOver(grid, grid.Channels);
        long places = (long)window.Height * window.Width;
        scope.CountWindowPlaces(count, places);
        long sum = places * ((1 << width) - 1) + places / 2;
        if (kind == PoolKind.Average && sum > int.MaxValue)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the sum of the codes under a window can reach {sum}, expected at most {int.MaxValue}");
        }

        return count;
    }
}
