namespace LutGen.Benchmarks.Peers.CSource;

/// <summary>The C type whose bits are samples.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Bits">Samples of a word.</param>
/// <param name="Declaration">C that declares the type <c>word</c>.</param>
internal sealed record WordType(string Name, int Bits, string Declaration)
{
    /// <summary>What code generators of logic networks write: plain 64-bit integers.</summary>
    public static WordType Word64 { get; } = new("C, 64-bit words", 64, "typedef long long word;");

    /// <summary>What a careful programmer would write: the compiler's vectors of 512 bits.</summary>
    public static WordType Vector512 { get; } = new("C, 512-bit vectors", 512, "typedef long long word __attribute__((vector_size(64)));");
}
