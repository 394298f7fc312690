namespace LutGen.Networks;

/// <summary>
/// A weight-shared convolution: one small network, the kernel, applied at every position of a window
/// (logic-gate trees in arXiv 2411.04732, L-LUT trees or multiply-accumulate neurons in general).
/// Output ids run channel by channel, each row-major over the positions.
/// </summary>
public sealed class ConvolutionLayer : Layer
{
    /// <summary>Creates the layer and defines its signals.</summary>
    /// <param name="scope">The signals defined before it.</param>
    /// <param name="grid">The image it reads; all signals of one width.</param>
    /// <param name="window">The receptive field.</param>
    /// <param name="kernel">The network applied at each position; its inputs are the window's signals, channel by channel, each row-major.</param>
    /// <exception cref="NetworkException">The window does not fit the grid, or the kernel's inputs are not the window's.</exception>
    public ConvolutionLayer(SignalScope scope, SignalGrid grid, SlidingWindow window, Subnetwork kernel)
        : base(scope, Check(scope, grid, window, kernel), kernel.OutputBits)
    {
        Grid = grid;
        Window = window;
        Kernel = kernel;
        Output = new SignalGrid(FirstSignal, kernel.Outputs.Count, window.RowsOver(grid), window.ColumnsOver(grid));
    }

    /// <summary>The image it reads.</summary>
    public SignalGrid Grid { get; }

    /// <summary>The receptive field and how it moves.</summary>
    public SlidingWindow Window { get; }

    /// <summary>The network applied at each position; one output a channel.</summary>
    public Subnetwork Kernel { get; }

    /// <summary>The image it defines.</summary>
    public SignalGrid Output { get; }

    /// <summary>The signals under the window at one place, in the order of the kernel's inputs; -1 for padding.</summary>
    public IEnumerable<int> SignalsUnder(int row, int column)
    {
        for (int channel = 0; channel < Grid.Channels; channel++)
        {
            for (int y = 0; y < Window.Height; y++)
            {
                for (int x = 0; x < Window.Width; x++)
                {
                    yield return Window.SignalAt(Grid, channel, row, column, y, x);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Evaluate(int[] codes)
    {
        var local = new int[Kernel.SignalCount];
        for (int row = 0; row < Output.Height; row++)
        {
            for (int column = 0; column < Output.Width; column++)
            {
                int input = 0;
                foreach (int signal in SignalsUnder(row, column))
                {
                    local[input++] = signal < 0 ? 0 : codes[signal];
                }

                Kernel.Evaluate(local);
                for (int channel = 0; channel < Output.Channels; channel++)
                {
                    codes[Output[channel, row, column]] = local[Kernel.Outputs[channel]];
                }
            }
        }
    }

    private static int Check(SignalScope scope, SignalGrid grid, SlidingWindow window, Subnetwork kernel)
    {
        int width = grid.RequireUniformWidth(scope);
        int count = window.OutputsOver(grid, kernel.Outputs.Count);
        long inputs = (long)grid.Channels * window.Height * window.Width;
        if (kernel.InputCount != inputs || kernel.Scope.WidthOf(0) != width || kernel.Scope.EndOfSameWidth(0) < inputs)
        {
            throw new NetworkException(NetworkRule.WidthMismatch, $"the kernel has {kernel.InputCount} inputs, expected the {inputs} signals of {width} bits under the window");
        }

        scope.CountWindowPlaces((long)window.RowsOver(grid) * window.ColumnsOver(grid), inputs);
        return count;
    }
}
