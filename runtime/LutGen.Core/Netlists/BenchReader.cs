using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>
/// Reads the bench format of the ISCAS benchmarks (Brglez, Fujiwara, 1985) with the <c>LUT 0xHEX</c> nodes that ABC added: bit j
/// of the number is the value at address j, whose least significant bit is the first fanin listed. Registers are refused.
/// </summary>
public static class BenchReader
{
    private static readonly NetlistSyntax Syntax = new('#', '\0', "(),=");

    /// <summary>Reads a netlist.</summary>
    /// <param name="text">The whole file, at most 2^28 characters.</param>
    /// <param name="name">What the netlist is to be called: the format has no name.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="NetlistException">The text is not in the format, or not combinational logic; says where and what was expected.</exception>
    public static Netlist Read(string text, string name = "bench", CancellationToken cancellation = default)
    {
        var words = new NetlistText(text, Syntax, cancellation);
        NetlistAssembly assembly = new BenchParser(words).Logic();
        return assembly.Build(name, cancellation);
    }
}
