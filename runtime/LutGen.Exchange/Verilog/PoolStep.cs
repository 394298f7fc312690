using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>A pooling layer: what is under the window, gathered place by place.</summary>
internal static class PoolStep
{
    /// <summary>The step.</summary>
    public static RtlStep Of(PoolLayer layer, string name, RtlSignal[] signals, RtlSignal[] defines)
    {
        string title = $"{layer.Kind.ToString().ToLowerInvariant()} pooling of {LayerSteps.Shape(layer.Grid)} by windows of {layer.Window.Height} x {layer.Window.Width}: {LayerSteps.Shape(layer.Output)}";
        return new RtlStep(name, title, LayerSteps.Grid(layer.Grid, signals).ToHashSet(), defines, (text, _, input, _) => Write(text, layer, signals, input));
    }

    private static Func<RtlSignal, VectorPart> Write(VerilogText text, PoolLayer layer, RtlSignal[] signals, RtlBus input)
    {
        int bits = layer.OutputBits;
        var loops = new WindowLoops(layer.Grid, layer.Window, bits, input[signals[layer.Grid.First]]);

        // Gathered[i] is the result of the first i places: an average needs the whole sum of them.
        int wide = layer.Kind == PoolKind.Average ? 32 : bits;
        text.Line($"wire [{layer.Count * bits - 1}:0] image;");
        text.Line("genvar row, column, channel, y, x, place;");
        text.Line("generate");
        loops.Positions(text, () =>
        {
            text.Line($"for (channel = 0; channel < {layer.Grid.Channels}; channel = channel + 1) begin : channels");
            text.Block(() =>
            {
                text.Line($"wire [{layer.Places * bits - 1}:0] window;");
                text.Line($"wire [{(layer.Places + 1) * wide - 1}:0] gathered;");
                loops.Places(text, "window", "channel", "0");
                text.Line($"assign gathered[{wide - 1}:0] = {wide}'d0;");
                text.Line($"for (place = 0; place < {layer.Places}; place = place + 1) begin : places");
                text.Block(() => Gather(text, layer.Kind, bits, wide));
                text.Line("end");
                string all = $"gathered[{layer.Places * wide} +: {wide}]";
                string result = all;
                if (layer.Kind == PoolKind.Average)
                {
                    var division = new ConstantDivision(layer.Places, layer.Places * ((1 << bits) - 1) + layer.Places / 2);
                    text.Line($"wire [63:0] mean = ((64'd0 + {all} + {layer.Places / 2}) * 64'd{division.Multiplier}) >> {division.Shift};");
                    result = $"mean[{bits - 1}:0]";
                }

                text.Line($"assign image[((channel * {loops.Rows} + row) * {loops.Columns} + column) * {bits} +: {bits}] = {result};");
            });
            text.Line("end");
        });
        text.Line("endgenerate");
        return signal => new VectorPart("image", -1, (signal.Order - layer.FirstSignal) * bits, bits);
    }

    private static void Gather(VerilogText text, PoolKind kind, int bits, int wide)
    {
        string so = $"gathered[place * {wide} +: {wide}]";
        string code = $"window[place * {bits} +: {bits}]";
        string next = kind switch
        {
            PoolKind.Or => $"{so} | {code}",
            PoolKind.Max => $"{so} > {code} ? {so} : {code}",
            _ => $"{so} + {code}",
        };
        text.Line($"assign gathered[(place + 1) * {wide} +: {wide}] = {next};");
    }
}
