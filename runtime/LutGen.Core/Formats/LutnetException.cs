using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>Thrown for a <c>.lutnet</c> text that is not a network; says where and what was expected.</summary>
public sealed class LutnetException : Exception
{
    internal LutnetException(NetworkRule rule, int line, int column, int length, string detail)
        : base($"line {line}, column {column}: {detail}")
    {
        Rule = rule;
        Line = line;
        Column = column;
        Length = length;
        Detail = detail;
    }

    /// <summary>The rule that was broken.</summary>
    public NetworkRule Rule { get; }

    /// <summary>Line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Column, counted from 1.</summary>
    public int Column { get; }

    /// <summary>Number of characters concerned.</summary>
    public int Length { get; }

    /// <summary>What is wrong and what was expected, without the place.</summary>
    public string Detail { get; }
}
