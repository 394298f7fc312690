using LutGen.Networks;

namespace LutGen.Exchange;

/// <summary>
/// A file of another tool cannot be read as a network. The message is one line that names the file, the place, what was found and what was expected,
/// fit to be shown to a user as it is.
/// </summary>
public sealed class ImportException : Exception
{
    /// <summary>Creates the exception for a file or folder as a whole.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public ImportException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner) => Path = path;

    /// <summary>Creates the exception for a place in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line, counted from 1.</param>
    /// <param name="column">Column, counted from 1; 0 if the line as a whole is meant.</param>
    /// <param name="problem">What was found and what was expected.</param>
    public ImportException(string path, long line, long column, string problem)
        : base(column > 0 ? $"{path}:{line}:{column}: {problem}" : $"{path}:{line}: {problem}") => (Path, Line) = (path, line);

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>Line, counted from 1; 0 if the file as a whole is meant.</summary>
    public long Line { get; }

    /// <summary>A word of a file as messages show it: short, in quotes.</summary>
    internal static string Quote(string word) => $"'{Identifier.Shorten(word)}'";
}
