using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>A convolution: its kernel as a module, with an instance at every position.</summary>
internal static class ConvolutionStep
{
    /// <summary>The step.</summary>
    public static RtlStep Of(ConvolutionLayer layer, string name, RtlSignal[] signals, RtlSignal[] defines)
    {
        SlidingWindow window = layer.Window;
        string title = $"convolution of {LayerSteps.Shape(layer.Grid)} by windows of {window.Height} x {window.Width}, stride {window.Stride}, padding {window.Padding}: {LayerSteps.Shape(layer.Output)}";
        return new RtlStep(
            name, title, LayerSteps.Grid(layer.Grid, signals).ToHashSet(), defines, (text, module, input, output) => Write(text, module, layer, signals, defines, input, output))
        {
            WriteModules = (text, module) => WriteKernel(text, layer, KernelOf(module)),
        };
    }

    private static string KernelOf(string module) => $"{module}_kernel";

    private static void Write(VerilogText text, string module, ConvolutionLayer layer, RtlSignal[] signals, RtlSignal[] defines, RtlBus input, RtlBus output)
    {
        int bits = layer.OutputBits;
        int channels = layer.Output.Channels;
        RtlSignal corner = signals[layer.Grid.First];
        var loops = new WindowLoops(layer.Grid, layer.Window, corner.Width, input.Name, input.OffsetOf(corner));
        text.Line($"wire [{layer.Count * bits - 1}:0] image;");
        text.Line("genvar row, column, channel, y, x;");
        text.Line("generate");
        loops.Positions(text, () =>
        {
            text.Line($"wire [{layer.Kernel.InputCount * loops.Bits - 1}:0] window;");
            text.Line($"wire [{channels * bits - 1}:0] result;");
            text.Line($"for (channel = 0; channel < {layer.Grid.Channels}; channel = channel + 1) begin : inputs");
            text.Block(() => loops.Places(text, "window", "channel", "channel"));
            text.Line("end");
            text.Line($"{KernelOf(module)} kernel (.window(window), .result(result));");
            text.Line($"for (channel = 0; channel < {channels}; channel = channel + 1) begin : outputs");
            text.Block(() => text.Line($"assign image[((channel * {loops.Rows} + row) * {loops.Columns} + column) * {bits} +: {bits}] = result[channel * {bits} +: {bits}];"));
            text.Line("end");
        });
        text.Line("endgenerate");
        BusCopy.Write(text, output, defines, "image", signal => (signal.Order - defines[0].Order) * bits);
    }

    private static void WriteKernel(VerilogText text, ConvolutionLayer layer, string module)
    {
        Subnetwork kernel = layer.Kernel;
        (string Vector, int Offset)[] places = PlacesOf(kernel);
        string Slice(int id, int low, int width) => width == 1 ? $"{places[id].Vector}[{places[id].Offset + low}]" : $"{places[id].Vector}[{places[id].Offset + low + width - 1}:{places[id].Offset + low}]";
        int inputBits = kernel.InputWidths.Sum();
        string[] ports = [$"input wire [{inputBits - 1}:0] window", $"output wire [{kernel.Outputs.Count * kernel.OutputBits - 1}:0] result"];
        text.Module("The kernel: the window's codes, channel by channel, each row by row, become one code an output channel.", module, ports, () =>
        {
            var neurons = new NeuronText(text, id => Slice(id, 0, kernel.WidthOf(id)), (id, bit) => Slice(id, bit, 1), (id, bit) => Slice(id, bit, 1));
            for (int i = 0; i < kernel.Layers.Count; i++)
            {
                Layer inner = kernel.Layers[i];
                text.Line($"// {LayerSteps.Title(inner)}");
                text.Line($"wire [{Math.Max(1, inner.Count * inner.OutputBits) - 1}:0] inner{i + 1};");
                neurons.Write(inner, $"{i + 1}_");
            }

            for (int i = 0; i < kernel.Outputs.Count; i++)
            {
                int to = i * kernel.OutputBits;
                text.Line($"assign result[{to + kernel.OutputBits - 1}:{to}] = {Slice(kernel.Outputs[i], 0, kernel.OutputBits)};");
            }
        });
    }

    private static (string Vector, int Offset)[] PlacesOf(Subnetwork kernel)
    {
        var places = new (string, int)[kernel.SignalCount];
        int offset = 0;
        for (int id = 0; id < kernel.InputCount; id++)
        {
            places[id] = ("window", offset);
            offset += kernel.WidthOf(id);
        }

        for (int i = 0; i < kernel.Layers.Count; i++)
        {
            Layer inner = kernel.Layers[i];
            for (int neuron = 0; neuron < inner.Count; neuron++)
            {
                places[inner.FirstSignal + neuron] = ($"inner{i + 1}", neuron * inner.OutputBits);
            }
        }

        return places;
    }
}
