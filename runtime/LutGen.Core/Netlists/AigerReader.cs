using System.Text;

namespace LutGen.Netlists;

/// <summary>
/// Reads and-inverter graphs in the AIGER format (Biere, FMV Reports 07/1 and 11/2), ascii and binary. Symbols become the names of
/// inputs and outputs. Latches, and the properties of AIGER 1.9, are refused.
/// </summary>
public static class AigerReader
{
    private static readonly NetlistSyntax Text = new(null, null, string.Empty);
    private static readonly NetlistSyntax Binary = new(null, null, string.Empty, IsBinary: true);

    // One character a byte.
    private static readonly Encoding Latin1 = Encoding.GetEncoding("ISO-8859-1");

    /// <summary>Reads an ascii file (<c>.aag</c>).</summary>
    /// <param name="text">The whole file, at most 2^28 characters.</param>
    /// <param name="name">What the netlist is to be called: the format has no name.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="NetlistException">The text is not in the format, or not combinational logic; says where and what was expected.</exception>
    public static Netlist Read(string text, string name = "aiger", CancellationToken cancellation = default) =>
        new AigerParser(new NetlistText(text, Text, cancellation), isBinary: false, cancellation).Logic().Build(name, cancellation);

    /// <summary>Reads a file of either form, by its first three bytes.</summary>
    /// <param name="bytes">The whole file, at most 2^28 bytes.</param>
    /// <param name="name">What the netlist is to be called: the format has no name.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="NetlistException">The bytes are not in the format, or not combinational logic; says the byte of a binary file or the line of a text, and what was expected.</exception>
    public static Netlist Read(byte[] bytes, string name = "aiger", CancellationToken cancellation = default)
    {
        bool isBinary = bytes.Length >= 3 && bytes[0] == 'a' && bytes[1] == 'i' && bytes[2] == 'g';
        return isBinary
            ? new AigerParser(new NetlistText(Latin1.GetString(bytes), Binary, cancellation), isBinary, cancellation).Logic().Build(name, cancellation)
            : Read(Encoding.UTF8.GetString(bytes), name, cancellation);
    }

    /// <summary>The text of a symbol in a binary file, whose bytes are UTF-8.</summary>
    internal static string Decode(string symbol) => Encoding.UTF8.GetString(Latin1.GetBytes(symbol));
}
