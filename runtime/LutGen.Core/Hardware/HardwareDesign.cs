using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>A network as logic from features to class, in parts: encoder; network, as one part or one for each layer; group sums; argmax.</summary>
/// <param name="Formats">How features come in, each least significant bit first; none where the encoder's codes come in, each most significant bit first.</param>
/// <param name="Parts">The parts, at least four; each reads the outputs of the one before.</param>
internal sealed record HardwareDesign(IReadOnlyList<FeatureFormat> Formats, IReadOnlyList<LogicPart> Parts)
{
    private static readonly int UsualRounds = new LoweringOptions().Rounds;

    /// <summary>The part that compares features with thresholds.</summary>
    public LogicPart Encoder => Parts[0];

    /// <summary>The part that the layers are, or the first of them.</summary>
    public LogicPart Network => Parts[1];

    /// <summary>Builds a network's logic.</summary>
    /// <param name="network">The network.</param>
    /// <param name="lutInputs">Inputs of the device's lookup tables, 3 to 8.</param>
    /// <param name="inputBits">Width of features, or null; see <see cref="FeatureFormats"/>.</param>
    /// <param name="cellLimit">Most cells of a part.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <param name="usesCarryChains">Whether parts that add or compare are built on carry chains too; see <see cref="LogicPart.Chained"/>.</param>
    /// <param name="separatesLayers">Whether every layer is a part of its own, as where registers stand between them.</param>
    /// <exception cref="CircuitLimitException">A part would have more cells.</exception>
    public static HardwareDesign Of(LutNetwork network, int lutInputs, int? inputBits, int cellLimit, CancellationToken cancellation, bool usesCarryChains = false, bool separatesLayers = false)
    {
        RequireHeadWithin(network, cellLimit);
        LogicPart[] layers = separatesLayers && network.Layers.Count > 1
            ? network.Layers.Select((layer, i) => Lower(network, [layer], i == network.Layers.Count - 1, lutInputs, cellLimit, cancellation)).ToArray()
            : [Lower(network, network.Layers, isLast: true, lutInputs, cellLimit, cancellation)];
        (IReadOnlyList<FeatureFormat> formats, LogicPart encoder) = EncoderOf(network, EncoderBitsReadBy(layers), inputBits, cellLimit, cancellation);
        (LogicPart popcount, LogicPart argmax) = HeadOf(network, layers[layers.Length - 1].AsInputs(), lutInputs, usesCarryChains, cellLimit, cancellation);
        return new HardwareDesign(formats, [encoder, .. layers, popcount, argmax]);
    }

    /// <summary>Refuses a head of too many bits before anything is built: sums and comparisons take about a cell for each, and a file of one line may have millions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cellLimit">Most cells of a part.</param>
    /// <exception cref="CircuitLimitException">There are more bits.</exception>
    public static void RequireHeadWithin(LutNetwork network, int cellLimit)
    {
        if (network.Head is not BitsHead && network.Head.Signals.Sum(signal => (long)network.WidthOf(signal)) > cellLimit)
        {
            throw new CircuitLimitException();
        }
    }

    /// <summary>The encoder as logic, and how features come in.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isRead">Whether anything reads each bit of the encoder's signals.</param>
    /// <param name="inputBits">Width of features, or null; see <see cref="FeatureFormats"/>.</param>
    /// <param name="cellLimit">Most cells.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="CircuitLimitException">There would be more cells.</exception>
    public static (IReadOnlyList<FeatureFormat> Formats, LogicPart Part) EncoderOf(LutNetwork network, bool[] isRead, int? inputBits, int cellLimit, CancellationToken cancellation)
    {
        IReadOnlyList<FeatureFormat> formats = network.Encoder is ComparisonEncoder comparisons ? FeatureFormats.Of(comparisons, isRead, inputBits) : [];
        return (formats, EncoderPart.Build(network.Encoder, isRead, formats, cellLimit, cancellation));
    }

    /// <summary>The head as logic.</summary>
    /// <param name="network">The network.</param>
    /// <param name="bits">The bits of the head's signals, each most significant bit first, as literals of the sums' inputs.</param>
    /// <param name="lutInputs">Inputs of the device's lookup tables, 3 to 8.</param>
    /// <param name="usesCarryChains">Whether it is built on carry chains too.</param>
    /// <param name="cellLimit">Most cells of a part.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="CircuitLimitException">A part would have more cells.</exception>
    public static (LogicPart Popcount, LogicPart Argmax) HeadOf(LutNetwork network, int[] bits, int lutInputs, bool usesCarryChains, int cellLimit, CancellationToken cancellation)
    {
        (LogicPart popcount, int[] widths) = PopcountPart.Build(network, bits, lutInputs, usesCarryChains, cellLimit, cancellation);
        return (popcount, ArgmaxPart.Build(network.Head, popcount.AsInputs(), widths, usesCarryChains ? lutInputs : null, cellLimit, cancellation));
    }

    // From the bits of all signals before some layers to those of all signals behind them, or to the head's.
    private static LogicPart Lower(LutNetwork network, IReadOnlyList<Layer> layers, bool isLast, int lutInputs, int cellLimit, CancellationToken cancellation)
    {
        int before = layers.Count > 0 ? layers[0].FirstSignal : network.Encoder.SignalCount;
        int[] wanted = isLast ? network.Head.Signals.ToArray() : Enumerable.Range(0, before + layers.Sum(layer => layer.Count)).ToArray();
        (CircuitBuilder cells, int[] outputs) = CircuitLowering.LowerToCells(network.Scope, layers, Enumerable.Range(0, before).ToArray(), wanted, cellLimit, LoweringFor(layers, lutInputs), cancellation);
        return new LogicPart(cells, outputs);
    }

    /// <summary>
    /// How layers are lowered to be mapped to lookup tables: sums as counters of as many bits as one reads. Where nothing but arithmetic is lowered, covering by cells first would take the counters apart.
    /// </summary>
    public static LoweringOptions LoweringFor(IReadOnlyList<Layer> layers, int lutInputs) =>
        new(Rounds: layers.Any(layer => layer is LutLayer || layer is ConvolutionLayer { Kernel: { } kernel } && kernel.Layers.Any(inner => inner is LutLayer)) ? UsualRounds : 0, CounterInputs: PopcountPart.CounterInputs(lutInputs));

    private static bool[] EncoderBitsReadBy(LogicPart[] layers)
    {
        int[] roots = layers[layers.Length - 1].Outputs;
        for (int i = layers.Length - 1; ; i--)
        {
            CircuitBuilder cells = layers[i].Circuit;
            bool[] isRead = cells.NodesNeededBy(roots).Skip(1).Take(cells.InputCount).ToArray();
            if (i == 0)
            {
                return isRead;
            }

            roots = layers[i - 1].Outputs.Where((_, output) => isRead[output]).ToArray();
        }
    }
}
