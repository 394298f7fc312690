using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>A pooling layer: its kernel takes each channel's codes under the window one after the other.</summary>
internal static class PoolStep
{
    /// <summary>The step.</summary>
    public static RtlStep Of(PoolLayer layer, string name, RtlSignal[] signals) =>
        new WindowStep(layer.Grid, layer.Window, layer.OutputBits, layer.Output, layer.OutputBits).Of(name, $"{layer.Kind.ToString().ToLowerInvariant()} pooling", signals, text => WriteKernel(text, layer));

    private static void WriteKernel(VerilogText text, PoolLayer layer)
    {
        // An average needs the whole sum. Codes over the padding are 0 and change nothing.
        int bits = layer.OutputBits;
        int wide = layer.Kind == PoolKind.Average ? 32 : bits;
        string code = $"window[(channel * {layer.Places} + place) * {bits} +: {bits}]";
        string next = layer.Kind switch
        {
            PoolKind.Or => $"so_far | {code}",
            PoolKind.Max => $"so_far > {code} ? so_far : {code}",
            _ => $"so_far + {code}",
        };
        text.Line($"function [{layer.Output.Channels * bits - 1}:0] kernel;");
        text.Block(() =>
        {
            text.Line($"input [{layer.Grid.Channels * layer.Places * bits - 1}:0] window;");
            text.Line($"reg [{wide - 1}:0] so_far;");
            text.Line("integer channel, place;");
            WindowStep.Loop(text, "channel", layer.Grid.Channels, () =>
            {
                text.Line($"so_far = {wide}'d0;");
                WindowStep.Loop(text, "place", layer.Places, () => text.Line($"so_far = {next};"));
                string result = "so_far";
                if (layer.Kind == PoolKind.Average)
                {
                    var division = new ConstantDivision(layer.Places, layer.Places * ((1 << bits) - 1) + layer.Places / 2);
                    result = $"((64'd0 + so_far + {layer.Places / 2}) * 64'd{division.Multiplier}) >> {division.Shift}";
                }

                text.Line($"kernel[channel * {bits} +: {bits}] = {result};");
            });
        });
        text.Line("endfunction");
    }
}
