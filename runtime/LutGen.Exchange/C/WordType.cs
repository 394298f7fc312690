namespace LutGen.Exchange.C;

/// <summary>The C type whose bits are samples.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Bits">Samples of a word.</param>
/// <param name="Declaration">C that declares the type <c>word</c>.</param>
internal sealed record WordType(string Name, int Bits, string Declaration)
{
    /// <summary>What code generators of logic networks write: plain 64-bit integers.</summary>
    public static WordType Word64 { get; } = new("C, 64-bit words", 64, "typedef unsigned long long word;");

    /// <summary>What a careful programmer would write: the compiler's vectors of 512 bits.</summary>
    public static WordType Vector512 { get; } = new("C, 512-bit vectors", 512, "typedef long long word __attribute__((vector_size(64)));");

    /// <summary>Widths of plain integers.</summary>
    public static IReadOnlyList<int> IntegerBits { get; } = [8, 16, 32, 64];

    /// <summary>Plain integers of a width.</summary>
    /// <param name="bits">One of <see cref="IntegerBits"/>.</param>
    public static WordType Integer(int bits) => bits switch
    {
        8 => new("C, 8-bit words", bits, "typedef unsigned char word;"),
        16 => new("C, 16-bit words", bits, "typedef unsigned short word;"),
        32 => new("C, 32-bit words", bits, "typedef unsigned int word;"),
        64 => Word64,
        _ => throw new ExportException($"a word has {bits} bits, expected one of {string.Join(", ", IntegerBits)}"),
    };
}
