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
            name, title, LayerSteps.Grid(layer.Grid, signals).ToHashSet(), defines, (text, module, input, _) => Write(text, module, layer, signals, input))
        {
            WriteModules = (text, module) => WriteKernel(text, layer, KernelOf(module)),
        };
    }

    private static string KernelOf(string module) => $"{module}_kernel";

    private static Func<RtlSignal, VectorPart> Write(VerilogText text, string module, ConvolutionLayer layer, RtlSignal[] signals, RtlBus input)
    {
        int bits = layer.OutputBits;
        int channels = layer.Output.Channels;
        RtlSignal corner = signals[layer.Grid.First];
        var loops = new WindowLoops(layer.Grid, layer.Window, corner.Width, input[corner]);
        text.Line($"wire [{layer.Count * bits - 1}:0] image;");
        text.Line("genvar row, column, channel, y, x;");
        text.Line("generate");
        loops.Positions(text, () =>
        {
            text.Line($"wire [{layer.Kernel.InputCount * loops.Bits - 1}:0] window;");
            text.Line($"reg [{layer.Kernel.InputCount * loops.Bits - 1}:0] taken;");
            text.Line($"wire [{channels * bits - 1}:0] result;");
            text.Line($"for (channel = 0; channel < {layer.Grid.Channels}; channel = channel + 1) begin : inputs");
            text.Block(() => loops.Places(text, "window", "channel", "channel"));
            text.Line("end");

            // As with a step's bus: the kernel hears of the window once, not of each of its codes.
            text.Line("always @* taken = window;");
            text.Line($"{KernelOf(module)} kernel (.window(taken), .result(result));");
            text.Line($"for (channel = 0; channel < {channels}; channel = channel + 1) begin : outputs");
            text.Block(() => text.Line($"assign image[((channel * {loops.Rows} + row) * {loops.Columns} + column) * {bits} +: {bits}] = result[channel * {bits} +: {bits}];"));
            text.Line("end");
        });
        text.Line("endgenerate");
        return signal => new VectorPart("image", -1, (signal.Order - layer.FirstSignal) * bits, bits);
    }

    private static void WriteKernel(VerilogText text, ConvolutionLayer layer, string module)
    {
        Subnetwork kernel = layer.Kernel;
        VectorPart[] places = PlacesOf(kernel);
        string[] ports = [$"input wire [{kernel.InputWidths.Sum() - 1}:0] window", $"output wire [{kernel.Outputs.Count * kernel.OutputBits - 1}:0] result"];
        text.Module("The kernel: the window's codes, channel by channel, each row by row, become one code an output channel.", module, ports, () =>
        {
            var neurons = new NeuronText(text, id => places[id], _ => true);
            for (int i = 0; i < kernel.Layers.Count; i++)
            {
                text.Line($"// {LayerSteps.Title(kernel.Layers[i])}");
                neurons.Write(kernel.Layers[i], PrefixOf(i));
            }

            text.Line($"assign result = {{{string.Join(", ", kernel.Outputs.Reverse().Select(id => places[id]))}}};");
        });
    }

    private static string PrefixOf(int layer) => $"{layer + 1}_";

    private static VectorPart[] PlacesOf(Subnetwork kernel)
    {
        var places = new VectorPart[kernel.SignalCount];
        int offset = 0;
        for (int id = 0; id < kernel.InputCount; id++)
        {
            places[id] = new VectorPart("window", -1, offset, kernel.WidthOf(id));
            offset += kernel.WidthOf(id);
        }

        for (int i = 0; i < kernel.Layers.Count; i++)
        {
            Layer inner = kernel.Layers[i];
            for (int neuron = 0; neuron < inner.Count; neuron++)
            {
                places[inner.FirstSignal + neuron] = VectorPart.Whole(NeuronText.NameOf(PrefixOf(i), neuron), inner.OutputBits);
            }
        }

        return places;
    }
}
