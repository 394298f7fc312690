using LutGen.Formats;

namespace LutGen.Training.Checkpoints;

/// <summary>
/// Where a training keeps what it needs to be continued, should the process end before it. Continued, it ends in the same network as if
/// nothing had happened, bit for bit. Whoever trains deletes the file once the network is safe.
/// </summary>
/// <param name="File">The file; it appears whole or not at all.</param>
public sealed record CheckpointOptions(string File)
{
    /// <summary>Least time between two checkpoints. One is written as an epoch ends, and when the training is stopped.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether to go on where the file leaves off; otherwise the training begins anew.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether the file stays when the training is finished: a <see cref="Neurons.TableCheck"/> compares tables with what it holds.</summary>
    public bool Keep { get; init; }

    /// <summary>Deletes the file of a finished training, unless it is to be kept.</summary>
    public void DeleteUnlessKept()
    {
        if (!Keep)
        {
            Delete();
        }
    }

    /// <summary>Deletes the file, and what a process that was killed while it wrote left beside it. A file that is not there is fine.</summary>
    public void Delete()
    {
        string full = Path.GetFullPath(File);
        System.IO.File.Delete(full);
        foreach (string left in WholeFile.Unfinished(full))
        {
            System.IO.File.Delete(left);
        }
    }
}
