using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>
/// Where the planes of an image lie. What a loop writes it writes position by position, all channels of a place together: the
/// channels of one position would otherwise lie in the same few sets of the first cache. Images from elsewhere are in the order
/// of their signals, channel by channel.
/// </summary>
internal static class WindowPlanes
{
    /// <summary>The signals of an image, place by place.</summary>
    public static IEnumerable<int> ByPlace(SignalGrid grid) =>
        from y in Enumerable.Range(0, grid.Height)
        from x in Enumerable.Range(0, grid.Width)
        from channel in Enumerable.Range(0, grid.Channels)
        select grid[channel, y, x];

    /// <summary>The inputs that the circuit of a position reads, and their planes in the image with its border, counted from the first under the window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="byPlace">Whether the image lies place by place.</param>
    public static IEnumerable<(int Input, int Plane)> InputsOf(WindowCircuit window, bool byPlace)
    {
        var bordered = new SignalGrid(
            0, window.Grid.Channels, window.Grid.Height + 2 * window.Window.Padding, window.Grid.Width + 2 * window.Window.Padding);
        int ofChannel = window.Window.Height * window.Window.Width;
        foreach (int input in ReadBy(window.Circuit))
        {
            int signal = input / window.InputBits;
            (int channel, int y, int x) = (signal / ofChannel, signal % ofChannel / window.Window.Width, signal % window.Window.Width);
            int place = byPlace ? (y * bordered.Width + x) * bordered.Channels + channel : bordered[channel, y, x];
            yield return (input, place * window.InputBits + input % window.InputBits);
        }
    }

    private static IEnumerable<int> ReadBy(Circuit circuit) => circuit.Nodes
        .SelectMany(ValueUses.Operands)
        .Concat(circuit.Outputs)
        .Where(value => value < circuit.InputCount)
        .Distinct()
        .OrderBy(input => input);
}
