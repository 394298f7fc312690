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
            LutLayer or MacLayer => new RtlStep(name, Title(layer), ReadsOf(layer).Select(id => signals[id]).ToHashSet(), defines, (text, input, isWanted) => WriteNeurons(text, layer, signals, input, isWanted)),
            ConvolutionLayer convolution => ConvolutionStep.Of(convolution, name, signals),
            PoolLayer pool => PoolStep.Of(pool, name, signals),
            AddLayer add => new RtlStep(
                name, $"{add.Terms.Count} images of {Shape(add.Output)} added", add.Terms.SelectMany(term => Grid(term.Grid, signals)).ToHashSet(), defines, (text, input, isWanted) => WriteAdd(text, add, signals, input, isWanted)),
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

    private static Func<RtlSignal, VectorPart> WriteNeurons(LogicText text, Layer layer, RtlSignal[] signals, BusReader input, Func<RtlSignal, bool> isWanted)
    {
        new NeuronText(text, id => input[signals[id]], id => isWanted(signals[id])).Write(layer, "");
        return signal => Neuron(layer, signal);
    }

    // Network signals stand in the order of their ids.
    private static VectorPart Neuron(Layer layer, RtlSignal signal) => VectorPart.Whole(NeuronText.NameOf("", signal.Order - layer.FirstSignal), layer.OutputBits);

    private static Func<RtlSignal, VectorPart> WriteAdd(LogicText text, AddLayer add, RtlSignal[] signals, BusReader input, Func<RtlSignal, bool> isWanted)
    {
        for (int i = 0; i < add.Count; i++)
        {
            if (isWanted(signals[add.FirstSignal + i]))
            {
                string[] terms = [.. add.Terms.Select(term => $"{VerilogText.Signed(term.Multiplier, 32)} * $signed({{1'b0, {input[signals[term.Grid.First + i]]}}})")];
                NeuronText.Requantize(text, NeuronText.NameOf("", i), add.Bias, terms, new Requantizer(1, add.Shift), add.Zero, add.OutputBits);
            }
        }

        return signal => Neuron(add, signal);
    }

    private static IEnumerable<int> ReadsOf(Layer layer) => layer switch
    {
        LutLayer luts => Enumerable.Range(0, luts.Count).SelectMany(neuron => luts.InputsOf(neuron)),
        _ => ((MacLayer)layer).Neurons.SelectMany(neuron => neuron.Inputs.Select(input => input.Signal)),
    };
}
