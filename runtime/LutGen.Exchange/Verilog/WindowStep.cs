using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>
/// A window that slides over an image, with a function called "kernel" of what is under it. Windows are gathered by a function too: thousands of wires that read parts
/// of one image take Icarus Verilog long to build.
/// </summary>
/// <param name="Grid">The image.</param>
/// <param name="Window">The window.</param>
/// <param name="InputBits">Width of the image's codes.</param>
/// <param name="Output">The image of the results.</param>
/// <param name="OutputBits">Width of their codes.</param>
internal sealed record WindowStep(SignalGrid Grid, SlidingWindow Window, int InputBits, SignalGrid Output, int OutputBits)
{
    /// <summary>Bits under the window, which are the kernel's input: channel by channel, each row by row, the first in the lowest bits.</summary>
    public int WindowBits => Grid.Channels * Places * InputBits;

    /// <summary>Bits of the kernel's result, a code a channel.</summary>
    public int ResultBits => Output.Channels * OutputBits;

    /// <summary>Places under the window.</summary>
    public int Places => Window.Height * Window.Width;

    /// <summary>The step.</summary>
    /// <param name="name">Name of the step.</param>
    /// <param name="title">What it is.</param>
    /// <param name="signals">The network's signals by id.</param>
    /// <param name="writeKernel">Writes the function "kernel" of <see cref="WindowBits"/>, which gives <see cref="ResultBits"/>.</param>
    public RtlStep Of(string name, string title, RtlSignal[] signals, Action<VerilogText> writeKernel)
    {
        string shape = $"{title} of {LayerSteps.Shape(Grid)} by windows of {Window.Height} x {Window.Width}, stride {Window.Stride}, padding {Window.Padding}: {LayerSteps.Shape(Output)}";
        RtlSignal[] defines = signals.AsSpan(Output.First, Output.Count).ToArray();
        return new RtlStep(name, shape, LayerSteps.Grid(Grid, signals).ToHashSet(), defines, (text, input, _) =>
        {
            writeKernel(text.Module);
            WriteWindow(text.Module);
            WriteByChannel(text.Module);
            WritePositions(text.Module, input.Image(signals[Grid.First], Grid.Count * InputBits));
            return signal => new VectorPart("image", -1, (signal.Order - Output.First) * OutputBits, OutputBits);
        });
    }

    /// <summary>Writes a loop.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="variable">What counts, from 0.</param>
    /// <param name="count">How often.</param>
    /// <param name="body">Writes what is in it.</param>
    /// <param name="label">Name of the loop's block; one of a generate loop has one.</param>
    public static void Loop(VerilogText text, string variable, int count, Action body, string label = "")
    {
        text.Line($"for ({variable} = 0; {variable} < {count}; {variable} = {variable} + 1) begin{(label.Length > 0 ? $" : {label}" : "")}");
        text.Block(body);
        text.Line("end");
    }

    private void WriteWindow(VerilogText text)
    {
        string place = $"window_at[((channel * {Window.Height} + y) * {Window.Width} + x) * {InputBits} +: {InputBits}]";
        string row = $"(row * {Window.Stride} + y - {Window.Padding})";
        string column = $"(column * {Window.Stride} + x - {Window.Padding})";
        text.Line($"// The codes under the window at a position{(Window.Padding > 0 ? ", 0 over the padding" : "")}.");
        text.Line($"function [{WindowBits - 1}:0] window_at;");
        text.Block(() =>
        {
            text.Line($"input [{Grid.Count * InputBits - 1}:0] image;");
            text.Line("input integer row;");
            text.Line("input integer column;");
            text.Line("integer channel, y, x;");
            Loop(text, "channel", Grid.Channels, () => Loop(text, "y", Window.Height, () => Loop(text, "x", Window.Width, () =>
            {
                if (Window.Padding > 0)
                {
                    text.Line($"if ({row} < 0 || {row} >= {Grid.Height} || {column} < 0 || {column} >= {Grid.Width})");
                    text.Block(() => text.Line($"{place} = {InputBits}'d0;"));
                    text.Line("else");
                }

                text.Line($"{place} = image[((channel * {Grid.Height} + {row}) * {Grid.Width} + {column}) * {InputBits} +: {InputBits}];");
            })));
        });
        text.Line("endfunction");
    }

    private void WriteByChannel(VerilogText text)
    {
        int positions = Output.Height * Output.Width;
        text.Line("// Results position by position become an image, channel by channel.");
        text.Line($"function [{Output.Count * OutputBits - 1}:0] by_channel;");
        text.Block(() =>
        {
            text.Line($"input [{Output.Count * OutputBits - 1}:0] results;");
            text.Line("integer channel, position;");
            Loop(text, "position", positions, () => Loop(text, "channel", Output.Channels, () =>
                text.Line($"by_channel[(channel * {positions} + position) * {OutputBits} +: {OutputBits}] = results[(position * {Output.Channels} + channel) * {OutputBits} +: {OutputBits}];")));
        });
        text.Line("endfunction");
    }

    // Blocks, as for a step's bus: an event-driven simulator then hears of an image once, not of each of its codes. One block with loops would take Yosys
    // time that grows with the square of the positions; blocks of their own would have Verilator copy the kernel to each of them.
    private void WritePositions(VerilogText text, VectorPart image)
    {
        string result = $"results[(row * {Output.Width} + column) * {ResultBits} +: {ResultBits}] = kernel(window_at({image}, row, column));";
        text.Line($"reg [{Output.Count * OutputBits - 1}:0] results;");
        text.Line("`ifdef VERILATOR");
        text.Line("integer row, column;");
        text.Line("always @*");
        text.Block(() => Loop(text, "row", Output.Height, () => Loop(text, "column", Output.Width, () => text.Line(result))));
        text.Line("`else");
        text.Line("genvar row, column;");
        text.Line("generate");
        Loop(text, "row", Output.Height, () => Loop(text, "column", Output.Width, () => text.Line($"always @* {result}"), "columns"), "rows");
        text.Line("endgenerate");
        text.Line("`endif");
        text.Line($"reg [{Output.Count * OutputBits - 1}:0] image;");
        text.Line("always @* image = by_channel(results);");
    }
}
