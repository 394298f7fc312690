using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Data;

namespace LutGen.Benchmarks.Simulation;

/// <summary>Rows for a model: test samples of the data set that it names, or random ones.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Source">Where they are from.</param>
internal sealed record SampleRows(float[][] Rows, string Source)
{
    private const int Seed = 1;
    private const int MostClasses = 1 << 16;

    /// <summary>The rows of a model.</summary>
    /// <param name="network">The model.</param>
    /// <param name="folder">The folder of data sets, or null.</param>
    /// <param name="count">How many, where there are as many.</param>
    public static SampleRows Of(LutNetwork network, string? folder, int count)
    {
        if (network.Metadata["dataset"] is { } dataset && DatasetCatalog.NameOf(dataset) is var name && (folder is not null || DatasetCatalog.IsGenerated(name)))
        {
            try
            {
                Dataset samples = DatasetCatalog.Find(DatasetCatalog.IsGenerated(name) ? name : folder!, name).LoadMeasured(MostClasses);
                if (samples.FeatureCount == network.Encoder.FeatureCount)
                {
                    return new SampleRows(Enumerable.Range(0, Math.Min(count, samples.Count)).Select(samples.Features).ToArray(), name);
                }
            }
            catch (DataFileException)
            {
                // Random rows check as much of the logic, if less of what matters.
            }
        }

        return new SampleRows(RandomNetworks.Rows(network, count, Seed).Chunk(network.Encoder.FeatureCount).ToArray(), "random");
    }
}
