using LutGen.Training.Data;
using LutGen.Training.Neurons;

namespace LutGen.Tool.Data;

/// <summary>The data that a checkpoint's training had.</summary>
/// <param name="Name">Name of the data set.</param>
/// <param name="Found">Where it is.</param>
internal sealed record CheckpointData(string Name, FoundDataset Found)
{
    /// <summary>Finds them.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="given">What --data says, or null for generated data and for the environment's folder.</param>
    /// <exception cref="UsageException">Nothing says where the data are.</exception>
    public static CheckpointData Of(string checkpoint, string? given)
    {
        string name = PrecisionSearch.DataOf(checkpoint), known = DatasetCatalog.NameOf(name);
        string folder = given ?? (DatasetCatalog.IsGenerated(known)
            ? name
            : DataFolder.FromEnvironment() ?? throw new UsageException($"The checkpoint is of a training on {name}: --data DIR, or the environment variable {DataFolder.Variable}."));
        return new CheckpointData(name, DatasetCatalog.Find(folder, known));
    }
}
