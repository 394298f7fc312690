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
}
