using LutGen.Networks;

namespace LutGen.Macs;

/// <summary>An image whose codes stand together, a line for two channels of a place, with lines of zeros around it.</summary>
/// <param name="Grid">Its signals.</param>
/// <param name="Padding">Rows and columns of zeros on each side.</param>
/// <param name="First">The first line, of the upper left corner of the zeros.</param>
public sealed record LineRegion(SignalGrid Grid, int Padding, int First)
{
    /// <summary>Lines from one row to the next.</summary>
    public int Pitch => Grid.Width + 2 * Padding;

    /// <summary>Lines from two channels to the next two.</summary>
    public int Plane => (Grid.Height + 2 * Padding) * Pitch;

    /// <summary>Number of lines.</summary>
    public int Count => (Grid.Channels + 1) / 2 * Plane;

    /// <summary>The line of a place.</summary>
    public int this[int channel, int y, int x] => First + channel / 2 * Plane + (y + Padding) * Pitch + x + Padding;
}
