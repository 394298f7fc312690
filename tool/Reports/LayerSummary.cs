using LutGen.Networks;

namespace LutGen.Tool.Reports;

/// <summary>A layer in one line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">What else tells it from others of its kind; empty for most.</param>
/// <param name="Neurons">Signals that it defines.</param>
/// <param name="FanInMin">Fewest inputs of a neuron.</param>
/// <param name="FanInMax">Most inputs of a neuron.</param>
/// <param name="AddressBits">Address bits of its largest table; 0 where it has none.</param>
/// <param name="OutputBits">Bits of each output.</param>
internal sealed record LayerSummary(string Kind, string Detail, int Neurons, int FanInMin, int FanInMax, int AddressBits, int OutputBits)
{
    /// <summary>Summarises a layer.</summary>
    public static LayerSummary Of(Layer layer) => layer switch
    {
        LutLayer luts => OfLuts(luts),
        ConvolutionLayer convolution => OfConvolution(convolution),
        PoolLayer pool => Of(pool, $"{pool.Kind.ToString().ToLowerInvariant()} pool", Describe(pool.Window), [pool.Window.Height * pool.Window.Width]),
        AddLayer add => Of(add, "add", "", [add.Terms.Count]),
        MacLayer mac => Of(mac, "mac", mac.DroppedChunks == 0 ? "" : $"{mac.DroppedChunks} low chunk(s) dropped", mac.Neurons.Select(n => n.Inputs.Count)),
        _ => Of(layer, layer.GetType().Name, "", []),
    };

    /// <summary>Kind and detail together.</summary>
    public string Title() => $"{Kind} {Detail}".TrimEnd();

    /// <summary>Fewest and most inputs as a word.</summary>
    public string FanInText() => FanInMin == FanInMax ? $"{FanInMin}" : $"{FanInMin}..{FanInMax}";

    private static LayerSummary OfLuts(LutLayer luts)
    {
        int addressBits = Largest(luts);
        string kind = luts.Addressing == Addressing.Sum ? "adder" : luts.OutputBits == 1 ? "gates" : "luts";
        return Of(luts, kind, "", Enumerable.Range(0, luts.Count).Select(n => luts.InputsOf(n).Count)) with { AddressBits = addressBits };
    }

    private static LayerSummary OfConvolution(ConvolutionLayer convolution)
    {
        int inside = convolution.Kernel.Layers.OfType<LutLayer>().Select(Largest).DefaultIfEmpty().Max();
        string detail = $"{Describe(convolution.Window)}, {convolution.Output.Channels} channels";
        return Of(convolution, "convolution", detail, [convolution.Kernel.InputCount]) with { AddressBits = inside };
    }

    private static LayerSummary Of(Layer layer, string kind, string detail, IEnumerable<int> fanIns)
    {
        int[] counts = [.. fanIns.DefaultIfEmpty()];
        return new LayerSummary(kind, detail, layer.Count, counts.Min(), counts.Max(), 0, layer.OutputBits);
    }

    private static int Largest(LutLayer luts) => Enumerable.Range(0, luts.Count).Select(n => luts.TableOf(n).AddressBits).DefaultIfEmpty().Max();

    private static string Describe(SlidingWindow window) => $"{window.Height}x{window.Width} stride {window.Stride}";
}
