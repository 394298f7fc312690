using LutGen.Cost;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Training.Data;

namespace LutGen.Training.Compression;

/// <summary>
/// Makes a trained network smaller by what its training samples never look up. The passes of <see cref="PassPipeline"/> keep the function for every row; this
/// keeps it for the samples, and what it costs elsewhere is measured. Without a budget, and with rarity 0, scores and classes of all training
/// samples are what they were.
/// </summary>
/// <remarks>
/// Don't-cares from samples: ReducedLUT (arXiv 2412.18579). Choosing them by merging cofactors is the sibling substitution of decision diagrams
/// (Shiple, Hojati, Sangiovanni-Vincentelli, Brayton, DAC 1994), level by level. A convolution's kernel stays as it is.
/// </remarks>
public static class NetworkCompression
{
    private static readonly CostOptions Device = new(Goal: MappingGoal.Area);

    /// <summary>Compresses a network.</summary>
    /// <param name="network">A classifier.</param>
    /// <param name="training">The samples that it was trained with.</param>
    /// <param name="validation">Samples that were not trained with; they alone choose how far to go.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="progress">Told of work that begins; null for silence.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The network and a report. It never takes more lookup tables than before: where it would, it is left as the passes left it.</returns>
    /// <exception cref="ArgumentException">A setting is out of range, or the samples have other features than the network.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CompressionResult Run(
        LutNetwork network, Dataset training, Dataset validation, CompressionSettings settings,
        IProgress<CompressionProgress>? progress = null, CancellationToken cancellation = default)
    {
        settings.Validate();
        Check(network, training);
        Check(network, validation);
        progress?.Report(new("samples", 1));
        CompressionSamples samples = new(network, training, validation);
        CompressionState asTrained = samples.Describe("as it was", network, settings.Rarity);
        progress?.Report(new("passes", 1));
        LutNetwork simplified = PassPipeline.Run(network, cancellation).Network;
        CompressionState passed = samples.Describe("passes", simplified, settings.Rarity);
        CompressionSearch search = new(samples, settings, asTrained.ValidationAccuracy, progress, cancellation);
        (LutNetwork compressed, IReadOnlyList<CompressionState> states) = search.Run(simplified);
        progress?.Report(new("mapping what it was", 1));
        MappedCost? before = MappedCost.Of(simplified, Device, cancellation);
        progress?.Report(new("mapping what it is", 1));
        MappedCost? after = MappedCost.Of(compressed, Device, cancellation);
        return after?.Total.Luts > before?.Total.Luts
            ? new CompressionResult(simplified, [asTrained, passed], before, before)
            : new CompressionResult(compressed, [asTrained, passed, .. states], before, after);
    }

    private static void Check(LutNetwork network, Dataset data)
    {
        if (data.FeatureCount != network.Encoder.FeatureCount)
        {
            throw new ArgumentException($"Samples of {data.FeatureCount} features; the network reads {network.Encoder.FeatureCount}.", nameof(data));
        }
    }
}
