using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>Thrown for a BLIF, bench or AIGER file that is not a netlist, or not one that a network can be; says where and what was expected.</summary>
public sealed class NetlistException : Exception
{
    internal NetlistException(NetworkRule rule, int line, int column, int length, string detail)
        : base($"line {line}, column {column}: {detail}")
    {
        Rule = rule;
        Line = line;
        Column = column;
        Length = length;
        Detail = detail;
    }

    internal NetlistException(NetworkRule rule, int offset, string detail)
        : base($"byte {offset}: {detail}")
    {
        Rule = rule;
        Offset = offset;
        Detail = detail;
    }

    /// <summary>The rule that was broken.</summary>
    public NetworkRule Rule { get; }

    /// <summary>Line, counted from 1; 0 in a binary file.</summary>
    public int Line { get; }

    /// <summary>Column, counted from 1; 0 in a binary file.</summary>
    public int Column { get; }

    /// <summary>Number of characters concerned; 0 in a binary file.</summary>
    public int Length { get; }

    /// <summary>The byte of a binary file, counted from 0; null in a text.</summary>
    public int? Offset { get; }

    /// <summary>What is wrong and what was expected, without the place.</summary>
    public string Detail { get; }
}
