using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>A convolution: its kernel as a function of a window, called at every position.</summary>
internal static class ConvolutionStep
{
    /// <summary>The step.</summary>
    public static RtlStep Of(ConvolutionLayer layer, string name, RtlSignal[] signals)
    {
        var window = new WindowStep(layer.Grid, layer.Window, signals[layer.Grid.First].Width, layer.Output, layer.OutputBits);
        return window.Of(name, "convolution", signals, text =>
        {
            text.Line("// The kernel: the window's codes, channel by channel, each row by row, become one code an output channel.");
            LogicText.WriteFunction(text, "kernel", window.ResultBits, "window", window.WindowBits, kernel => KernelOf(kernel, layer.Kernel));
        });
    }

    private static string KernelOf(LogicText text, Subnetwork kernel)
    {
        VectorPart[] places = PlacesOf(kernel, text);
        var neurons = new NeuronText(text, id => places[id], _ => true);
        for (int i = 0; i < kernel.Layers.Count; i++)
        {
            text.Comment(LayerSteps.Title(kernel.Layers[i]));
            neurons.Write(kernel.Layers[i], PrefixOf(i));
        }

        return $"{{{string.Join(", ", kernel.Outputs.Reverse().Select(id => places[id]))}}}";
    }

    private static string PrefixOf(int layer) => $"{layer + 1}_";

    // Codes, which many neurons read, are taken out of the window once.
    private static VectorPart[] PlacesOf(Subnetwork kernel, LogicText text)
    {
        var places = new VectorPart[kernel.SignalCount];
        int offset = 0;
        for (int id = 0; id < kernel.InputCount; id++)
        {
            places[id] = new VectorPart("window", -1, offset, kernel.WidthOf(id));
            if (kernel.WidthOf(id) > 1)
            {
                text.Value($"code{id}", kernel.WidthOf(id), places[id].ToString());
                places[id] = VectorPart.Whole($"code{id}", kernel.WidthOf(id));
            }

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
