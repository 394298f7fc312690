namespace LutGen;

/// <summary>
/// Implements a static partial method as a branch-free function given by its truth table. Parameters and result are all
/// <c>bool</c>, or all the same unsigned integer type, whose bits are then so many independent samples.
/// </summary>
/// <remarks>
/// The table reads from left to right: the first entry is the output for all inputs 0, and the first parameter is the most
/// significant part of the address. So of two inputs <c>0b0001</c> is AND, <c>0b0110</c> XOR, <c>0b0111</c> OR (the gate ids of
/// arXiv 2210.08277).
/// </remarks>
/// <example><code>
/// [TruthTable(0b0110_1001)]
/// public static partial bool Parity(bool a, bool b, bool c);
/// </code></example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TruthTableAttribute : Attribute
{
    /// <summary>A table of at most 6 inputs: its last 2^n bits, first entry leftmost.</summary>
    public TruthTableAttribute(ulong table) => Table = table.ToString("X", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A table of at most 12 inputs as 2^n / 4 hex digits (one digit below 4 entries), first entry leftmost; <c>_</c> may separate digits.</summary>
    public TruthTableAttribute(string hex) => Table = hex;

    /// <summary>The table in hex digits.</summary>
    public string Table { get; }
}
