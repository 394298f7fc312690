namespace LutGen.Training.Checkpoints;

/// <summary>A training cannot be continued. The message is one line that names the file, what was found and what was expected.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates the exception for a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public CheckpointException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner)
    {
    }
}
