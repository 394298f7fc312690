using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>Generate loops over the positions of a sliding window, and over the places under it.</summary>
/// <param name="Grid">The image.</param>
/// <param name="Window">The window.</param>
/// <param name="Bits">Width of the image's codes.</param>
/// <param name="Corner">Where the image's first code is in a vector; the others follow it.</param>
internal sealed record WindowLoops(SignalGrid Grid, SlidingWindow Window, int Bits, VectorPart Corner)
{
    /// <summary>Rows of positions.</summary>
    public int Rows => Window.RowsOver(Grid);

    /// <summary>Columns of positions.</summary>
    public int Columns => Window.ColumnsOver(Grid);

    /// <summary>Writes a body for each position, with genvars row and column.</summary>
    public void Positions(VerilogText text, Action body)
    {
        text.Line($"for (row = 0; row < {Rows}; row = row + 1) begin : rows");
        text.Block(() =>
        {
            text.Line($"for (column = 0; column < {Columns}; column = column + 1) begin : columns");
            text.Block(body);
            text.Line("end");
        });
        text.Line("end");
    }

    /// <summary>Writes what puts the codes under the window into a vector, with genvars y and x, 0 where the window is over the padding.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="target">The vector.</param>
    /// <param name="channel">The channel: a number or a genvar.</param>
    /// <param name="targetChannel">The channel's place in the vector.</param>
    public void Places(VerilogText text, string target, string channel, string targetChannel)
    {
        string place = $"{target}[(({targetChannel} * {Window.Height} + y) * {Window.Width} + x) * {Bits} +: {Bits}]";
        string row = $"(row * {Window.Stride} + y - {Window.Padding})";
        string column = $"(column * {Window.Stride} + x - {Window.Padding})";
        text.Line($"for (y = 0; y < {Window.Height}; y = y + 1) begin : ys");
        text.Block(() =>
        {
            text.Line($"for (x = 0; x < {Window.Width}; x = x + 1) begin : xs");
            text.Block(() =>
            {
                if (Window.Padding > 0)
                {
                    text.Line($"if ({row} < 0 || {row} >= {Grid.Height} || {column} < 0 || {column} >= {Grid.Width})");
                    text.Block(() => text.Line($"assign {place} = {Bits}'d0;"));
                    text.Line("else");
                }

                text.Block(() => text.Line($"assign {place} = {Corner.Vector}[{Corner.Offset} + (({channel} * {Grid.Height} + {row}) * {Grid.Width} + {column}) * {Bits} +: {Bits}];"));
            });
            text.Line("end");
        });
        text.Line("end");
    }
}
