using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>A network's layers as steps of a design.</summary>
internal static class LayerSteps
{
    /// <summary>The step that a layer is.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="number">Its place among the layers, from 1.</param>
    /// <param name="signals">The network's signals by id.</param>
    /// <exception cref="NotSupportedException">There is no such kind of layer here.</exception>
    public static RtlStep Of(Layer layer, int number, RtlSignal[] signals)
    {
        string name = $"layer{number}";
        RtlSignal[] defines = signals.AsSpan(layer.FirstSignal, layer.Count).ToArray();
        return layer switch
        {
            LutLayer or MacLayer => new RtlStep(name, Title(layer), ReadsOf(layer).Select(id => signals[id]).ToHashSet(), defines, (text, _, input, output) => WriteNeurons(text, layer, signals, input, output)),
            ConvolutionLayer convolution => ConvolutionStep.Of(convolution, name, signals, defines),
            PoolLayer pool => PoolStep.Of(pool, name, signals, defines),
            AddLayer add => new RtlStep(
                name, $"{add.Terms.Count} images of {Shape(add.Output)} added", add.Terms.SelectMany(term => Grid(term.Grid, signals)).ToHashSet(), defines, (text, _, input, output) => WriteAdd(text, add, signals, input, output)),
            _ => throw new NotSupportedException($"no Verilog for {layer.GetType().Name}"),
        };
    }

    /// <summary>The signals of an image.</summary>
    public static IEnumerable<RtlSignal> Grid(SignalGrid grid, RtlSignal[] signals) => signals.Skip(grid.First).Take(grid.Count);

    /// <summary>An image's shape as text.</summary>
    public static string Shape(SignalGrid grid) => $"{grid.Channels} x {grid.Height} x {grid.Width}";

    /// <summary>What neurons do, as text.</summary>
    public static string Title(Layer layer) => layer switch
    {
        LutLayer { Addressing: Addressing.Sum } => $"{layer.Count} adders, each with a table of {layer.OutputBits}-bit codes",
        LutLayer => $"{layer.Count} lookup tables of {layer.OutputBits}-bit codes",
        _ => $"{layer.Count} multiply-accumulate neurons of {layer.OutputBits}-bit codes",
    };

    private static void WriteNeurons(VerilogText text, Layer layer, RtlSignal[] signals, RtlBus input, RtlBus output) =>
        new NeuronText(text, id => input[signals[id]], (id, bit) => input.BitOf(signals[id], bit), (id, bit) => output.Contains(signals[id]) ? output.BitOf(signals[id], bit) : null)
            .Write(layer, "");

    private static void WriteAdd(VerilogText text, AddLayer add, RtlSignal[] signals, RtlBus input, RtlBus output)
    {
        for (int i = 0; i < add.Count; i++)
        {
            RtlSignal signal = signals[add.FirstSignal + i];
            if (output.Contains(signal))
            {
                string sum = string.Join(" + ", add.Terms.Select(term => $"{VerilogText.Signed(term.Multiplier, 32)} * $signed({{1'b0, {input[signals[term.Grid.First + i]]}}})").Prepend(VerilogText.Signed(add.Bias, 32)));
                NeuronText.Requantize(text, $"n{i}", sum, new Requantizer(1, add.Shift), add.Zero, add.OutputBits);
                text.Line($"assign {output[signal]} = n{i};");
            }
        }
    }

    private static IEnumerable<int> ReadsOf(Layer layer) => layer switch
    {
        LutLayer luts => Enumerable.Range(0, luts.Count).SelectMany(neuron => luts.InputsOf(neuron)),
        _ => ((MacLayer)layer).Neurons.SelectMany(neuron => neuron.Inputs.Select(input => input.Signal)),
    };
}
