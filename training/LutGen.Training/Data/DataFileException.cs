namespace LutGen.Training.Data;

/// <summary>
/// A data set or a file of weights cannot be read. The message is one line that names the file, what was found and what was expected, fit to be shown
/// to a user as it is.
/// </summary>
public sealed class DataFileException : Exception
{
    /// <summary>Creates the exception for a file or folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public DataFileException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner)
    {
        Path = path;
    }

    /// <summary>The file or folder that cannot be used.</summary>
    public string Path { get; }
}
