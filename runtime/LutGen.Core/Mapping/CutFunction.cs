namespace LutGen.Mapping;

/// <summary>
/// Functions of up to six variables as 64-bit truth tables: bit k is the value where variable i is bit i of k. Tables of
/// fewer variables repeat, so that the same operations serve all sizes.
/// </summary>
internal static class CutFunction
{
    public const int MostVariables = 6;

    private static readonly ulong[] Ones =
    [
        0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0,
        0xFF00_FF00_FF00_FF00, 0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
    ];

    /// <summary>The table of a variable.</summary>
    public static ulong Variable(int variable) => Ones[variable];

    public static bool DependsOn(ulong table, int variable)
    {
        int shift = 1 << variable;
        return (((table >> shift) ^ table) & ~Ones[variable]) != 0;
    }

    /// <summary>Exchanges two variables.</summary>
    /// <param name="table">A table.</param>
    /// <param name="low">The variable of lower number.</param>
    /// <param name="high">Another, of higher number.</param>
    public static ulong Exchange(ulong table, int low, int high)
    {
        int shift = (1 << high) - (1 << low);
        ulong lower = Ones[low] & ~Ones[high];
        ulong moved = ((table >> shift) ^ table) & lower;
        return table ^ moved ^ (moved << shift);
    }

    /// <summary>64 values of a cell's function (<see cref="Circuits.CircuitNode"/>) at once.</summary>
    public static ulong OfCell(int function, ulong a, ulong b, ulong c) => (a & OfTwo(function >> 4, b, c)) | (~a & OfTwo(function, b, c));

    private static ulong OfTwo(int function, ulong b, ulong c) => (b & OfOne(function >> 2, c)) | (~b & OfOne(function, c));

    private static ulong OfOne(int function, ulong c) => (function & 3) switch
    {
        0 => 0,
        1 => ~c,
        2 => c,
        _ => ulong.MaxValue,
    };
}
