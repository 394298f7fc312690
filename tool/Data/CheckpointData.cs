using System.CommandLine;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;

namespace LutGen.Tool.Data;

/// <summary>The data that a checkpoint's training had.</summary>
/// <param name="Name">Name of the data set.</param>
/// <param name="Found">Where it is.</param>
internal sealed record CheckpointData(string Name, FoundDataset Found)
{
    /// <summary>The argument that names a checkpoint.</summary>
    /// <param name="kind">What networks it may be of: "a convolutional network".</param>
    public static Argument<string> CheckpointArgument(string kind) =>
        new("CHECKPOINT") { Description = $"The checkpoint of a finished training of {kind} (train --keep-checkpoint)." };

    /// <summary>The option --data of verbs that read a checkpoint.</summary>
    public static Option<string?> FolderOption() => new("--data", "-d")
    {
        Description = $"The data that it was trained with. Not needed for generated data. Default: the environment variable {DataFolder.Variable}.",
        HelpName = "DIR",
    };

    /// <summary>Finds them.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="given">What --data says, or null for generated data and for the environment's folder.</param>
    /// <exception cref="UsageException">Nothing says where the data are.</exception>
    public static CheckpointData Of(string checkpoint, string? given)
    {
        string name = SavedCheckpoint.DataOf(checkpoint), known = DatasetCatalog.NameOf(name);
        string folder = given ?? (DatasetCatalog.IsGenerated(known)
            ? name
            : DataFolder.FromEnvironment() ?? throw new UsageException($"The checkpoint is of a training on {name}: --data DIR, or the environment variable {DataFolder.Variable}."));
        return new CheckpointData(name, DatasetCatalog.Find(folder, known));
    }
}
