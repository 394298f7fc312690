namespace LutGen.Training.Checkpoints;

/// <summary>What a checkpoint says about its training, without the samples that it had.</summary>
public static class SavedCheckpoint
{
    /// <summary>Name of the data set that a checkpoint's training had.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="CheckpointException">It is missing or damaged.</exception>
    public static string DataOf(string checkpoint)
    {
        string name = string.Empty;
        CheckpointFile.Read(checkpoint, (saved, _) => name = saved.Data);
        return name;
    }
}
