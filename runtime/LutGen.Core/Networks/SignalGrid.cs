namespace LutGen.Networks;

/// <summary>Signals arranged as channels of an image: id = First + (channel * Height + y) * Width + x.</summary>
/// <param name="First">Id of the first signal.</param>
/// <param name="Channels">Number of channels, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Width">Columns, at least 1.</param>
public readonly record struct SignalGrid(int First, int Channels, int Height, int Width)
{
    /// <summary>Number of signals in the grid.</summary>
    public int Count => Channels * Height * Width;

    /// <summary>The signal at a place.</summary>
    public int this[int channel, int y, int x] => First + (channel * Height + y) * Width + x;

    /// <summary>Checks that all signals exist and have one width, and returns it.</summary>
    /// <exception cref="NetworkException">A size is not positive, a signal is missing, or widths differ.</exception>
    internal int RequireUniformWidth(SignalScope scope)
    {
        if (First < 0 || Channels < 1 || Height < 1 || Width < 1 || (long)Channels * Height > NetworkLimits.Signals || (long)Channels * Height * Width > NetworkLimits.Signals)
        {
            throw new NetworkException(NetworkRule.Malformed, $"a grid of {Channels} x {Height} x {Width} signals from {First} is empty or too large, expected 1 to {NetworkLimits.Signals} signals");
        }

        int width = scope.Require(First, 0);
        scope.Require(First + Count - 1, 0);
        int end = scope.EndOfSameWidth(First);
        return end >= First + Count
            ? width
            : throw new NetworkException(NetworkRule.WidthMismatch, $"signal {end} has {scope.WidthOf(end)} bits, expected {width} as the grid's first has");
    }
}

/// <summary>A window that slides over a <see cref="SignalGrid"/>.</summary>
/// <param name="Height">Rows of the window.</param>
/// <param name="Width">Columns of the window.</param>
/// <param name="Stride">Step between positions, in both directions.</param>
/// <param name="Padding">Rows and columns of code 0 around the grid.</param>
public readonly record struct SlidingWindow(int Height, int Width, int Stride, int Padding)
{
    /// <summary>Rows of positions over a grid.</summary>
    public int RowsOver(SignalGrid grid) => (grid.Height + 2 * Padding - Height) / Stride + 1;

    /// <summary>Columns of positions over a grid.</summary>
    public int ColumnsOver(SignalGrid grid) => (grid.Width + 2 * Padding - Width) / Stride + 1;

    /// <summary>Checks that the window fits a grid, and returns how many signals a layer of so many channels defines.</summary>
    /// <exception cref="NetworkException">It does not, or the signals are too many.</exception>
    internal int OutputsOver(SignalGrid grid, int channels)
    {
        if (Height is < 1 or > NetworkLimits.Signals || Width is < 1 or > NetworkLimits.Signals || Stride < 1 || Padding < 0 || Padding >= Math.Max(Height, Width)
            || Height > grid.Height + 2 * Padding || Width > grid.Width + 2 * Padding)
        {
            throw new NetworkException(
                NetworkRule.Malformed,
                $"a window of {Height} x {Width}, stride {Stride}, padding {Padding} does not fit a grid of {grid.Height} x {grid.Width}, expected a window within the padded grid and a padding less than its longer side");
        }

        // Checked in two steps: three factors near their limits leave even 64 bits.
        long positions = (long)RowsOver(grid) * ColumnsOver(grid);
        return positions <= NetworkLimits.Signals && positions * channels <= NetworkLimits.Signals
            ? (int)positions * channels
            : throw new NetworkException(NetworkRule.LimitExceeded, $"{channels} channels of {positions} positions each are too many, expected at most {NetworkLimits.Signals} signals");
    }

    /// <summary>The rows of a grid that are under the window at one position; empty where all are padding.</summary>
    internal (int First, int End) RowsUnder(SignalGrid grid, int row) => Within(row, Height, grid.Height);

    /// <summary>The columns of a grid that are under the window at one position; empty where all are padding.</summary>
    internal (int First, int End) ColumnsUnder(SignalGrid grid, int column) => Within(column, Width, grid.Width);

    private (int First, int End) Within(int position, int size, int length)
    {
        int start = position * Stride - Padding;
        int first = Math.Max(0, start);
        return (first, Math.Max(first, Math.Min(length, start + size)));
    }

    /// <summary>The signal under a place of the window, or -1 where the window is over the padding.</summary>
    public int SignalAt(SignalGrid grid, int channel, int row, int column, int windowY, int windowX)
    {
        int y = row * Stride - Padding + windowY;
        int x = column * Stride - Padding + windowX;
        return (uint)y < (uint)grid.Height && (uint)x < (uint)grid.Width ? grid[channel, y, x] : -1;
    }
}
