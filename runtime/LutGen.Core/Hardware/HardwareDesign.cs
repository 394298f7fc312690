using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>A network as logic from features to class, in four parts: encoder, network, group sums, argmax.</summary>
/// <param name="Formats">How features come in, each least significant bit first; none where the encoder's codes come in, each most significant bit first.</param>
/// <param name="Parts">The four parts; each reads the outputs of the one before.</param>
internal sealed record HardwareDesign(IReadOnlyList<FeatureFormat> Formats, IReadOnlyList<LogicPart> Parts)
{
    /// <summary>The part that compares features with thresholds.</summary>
    public LogicPart Encoder => Parts[0];

    /// <summary>The part that the layers are.</summary>
    public LogicPart Network => Parts[1];

    /// <summary>Builds a network's logic.</summary>
    /// <param name="network">The network.</param>
    /// <param name="lutInputs">Inputs of the device's lookup tables, 3 to 8.</param>
    /// <param name="inputBits">Width of features, or null; see <see cref="FeatureFormats"/>.</param>
    /// <param name="cellLimit">Most cells of a part.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <param name="usesCarryChains">Whether parts that add or compare are built on carry chains too; see <see cref="LogicPart.Chained"/>.</param>
    /// <exception cref="CircuitLimitException">A part would have more cells.</exception>
    public static HardwareDesign Of(LutNetwork network, int lutInputs, int? inputBits, int cellLimit, CancellationToken cancellation, bool usesCarryChains = false)
    {
        (CircuitBuilder cells, int[] outputs) = CircuitLowering.LowerToCells(
            network.Scope, network.Layers, Enumerable.Range(0, network.Encoder.SignalCount).ToArray(), network.Head.Signals.ToArray(), cellLimit, new LoweringOptions(), cancellation);
        var logic = new LogicPart(cells, outputs);
        bool[] isRead = cells.NodesNeededBy(outputs).Skip(1).Take(cells.InputCount).ToArray();
        IReadOnlyList<FeatureFormat> formats = network.Encoder is ComparisonEncoder comparisons ? FeatureFormats.Of(comparisons, isRead, inputBits) : [];
        LogicPart encoder = EncoderPart.Build(network.Encoder, isRead, formats, cellLimit, cancellation);
        (LogicPart popcount, int[] widths) = PopcountPart.Build(network, logic.AsInputs(), lutInputs, usesCarryChains, cellLimit, cancellation);
        LogicPart argmax = ArgmaxPart.Build(network.Head, popcount.AsInputs(), widths, usesCarryChains ? lutInputs : null, cellLimit, cancellation);
        return new HardwareDesign(formats, [encoder, logic, popcount, argmax]);
    }
}
