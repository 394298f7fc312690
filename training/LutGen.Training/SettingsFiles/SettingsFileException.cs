namespace LutGen.Training.SettingsFiles;

/// <summary>A settings file cannot be used. The message is one line that says where, what was found and what was expected.</summary>
public sealed class SettingsFileException : Exception
{
    /// <summary>Creates the exception for a place of the text.</summary>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    /// <param name="detail">What was found and what was expected.</param>
    public SettingsFileException(int line, int column, string detail)
        : base(FormattableString.Invariant($"{line}:{column}: {detail}"))
    {
        (Line, Column, Detail) = (line, column, detail);
    }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column, from 1.</summary>
    public int Column { get; }

    /// <summary>What was found and what was expected, without the place.</summary>
    public string Detail { get; }
}
