using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Mapping;
using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Hardware.Pieces;

/// <summary>
/// A network that is too large to be one circuit: encoder and head are mapped as always, the layers in pieces that stand at many places. Nothing is shared between pieces, and no lookup
/// table crosses from one into another, so it takes no less than the network as a whole.
/// </summary>
internal static class PiecewiseDesign
{
    // By the formula, each piece once: far more than a convolutional network has, and an hour or so.
    private const long MostLuts = 1 << 25;

    /// <summary>Maps a network.</summary>
    /// <param name="network">The network, simplified.</param>
    /// <param name="options">The device.</param>
    /// <param name="target">Its lookup tables.</param>
    /// <param name="pipeline">Where registers stand, or null.</param>
    /// <param name="progress">Is told what share of the pieces is done.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <param name="threads">Most threads, or -1 for as many as there are cores.</param>
    /// <returns>The cost, or null where a piece, the encoder or the head is too large too.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static MappedCost? Map(
        LutNetwork network, CostOptions options, LutTarget target, PipelineOptions? pipeline, IProgress<double>? progress, CancellationToken cancellation, int threads = -1)
    {
        var readers = new SignalReaders(network);
        LayerCut[] cuts = network.Layers.Where(readers.IsAnyNeeded).Select(layer => LayerCut.Of(layer, readers)).ToArray();
        if (cuts.Sum(cut => cut.Lut6Bound) > MostLuts)
        {
            return null;
        }

        try
        {
            HardwareDesign.RequireHeadWithin(network, MappedCost.MostCells);
            (HardwareDesign encoder, MappedDesign encoderMapped) = MapEncoder(network, readers, options, target, cancellation);
            (HardwareDesign head, MappedDesign headMapped) = MapHead(network, options, target, cancellation);
            MappedLayer[] layers = MappedLayer.Map(cuts, target, pipeline, threads, progress, cancellation);
            PartCost first = encoderMapped.Parts[0].CostOn(target);
            PartCost middle = MappedLayer.CostOf(layers, LayerPaths.DepthOf(network, layers));
            var parts = new CostParts(first, middle, headMapped.Parts[1].CostOn(target), headMapped.Parts[2].CostOn(target));
            return new MappedCost(parts, first + middle, NetworkBounds.Of(network), IsByPieces: true)
            {
                Pipeline = pipeline is null ? null : PiecewisePipeline.Of(network, DesignNetlist.Of(encoder, encoderMapped), layers, DesignNetlist.Of(head, headMapped), pipeline, parts.Total.Luts),
            };
        }
        catch (CircuitLimitException)
        {
            return null;
        }
    }

    private static (HardwareDesign, MappedDesign) MapEncoder(LutNetwork network, SignalReaders readers, CostOptions options, LutTarget target, CancellationToken cancellation)
    {
        bool[] isRead = Enumerable.Range(0, network.Encoder.SignalCount).SelectMany(signal => Enumerable.Repeat(readers.IsNeeded(signal), network.WidthOf(signal))).ToArray();
        (IReadOnlyList<FeatureFormat> formats, LogicPart part) = HardwareDesign.EncoderOf(network, isRead, options.InputBits, MappedCost.MostCells, cancellation);
        var design = new HardwareDesign(formats, [part]);
        return (design, MappedDesign.Of(design, target, cancellation, joins: false));
    }

    // Its inputs are the bits of the signals that it reads, each once.
    private static (HardwareDesign, MappedDesign) MapHead(LutNetwork network, CostOptions options, LutTarget target, CancellationToken cancellation)
    {
        var starts = new Dictionary<int, int>();
        int bits = 0;
        foreach (int signal in network.Head.Signals.Distinct())
        {
            starts.Add(signal, bits);
            bits += network.WidthOf(signal);
        }

        int[] literals = network.Head.Signals.SelectMany(signal => Enumerable.Range(starts[signal], network.WidthOf(signal))).Select(CircuitBuilder.Input).ToArray();
        var wires = new LogicPart(new CircuitBuilder(bits, 0, cancellation), literals);
        (LogicPart popcount, LogicPart argmax) = HardwareDesign.HeadOf(network, wires.AsInputs(), options.LutInputs, options.UsesCarryChains, MappedCost.MostCells, cancellation);
        var design = new HardwareDesign([], [wires, popcount, argmax]);
        return (design, MappedDesign.Of(design, target, cancellation, joins: false));
    }
}
