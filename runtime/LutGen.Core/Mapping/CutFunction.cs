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

    /// <summary>Number of variables that a function depends on.</summary>
    public static int SupportOf(ulong table)
    {
        int support = 0;
        for (int variable = 0; variable < MostVariables; variable++)
        {
            support += DependsOn(table, variable) ? 1 : 0;
        }

        return support;
    }

    /// <summary>The function at a value of a variable, which it ignores then.</summary>
    public static ulong Cofactor(ulong table, int variable, int value)
    {
        int shift = 1 << variable;
        ulong half = value == 1 ? table & Ones[variable] : table & ~Ones[variable];
        return value == 1 ? half | (half >> shift) : half | (half << shift);
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

    /// <summary>The function of a variable's complement.</summary>
    public static ulong Complement(ulong table, int variable)
    {
        int shift = 1 << variable;
        return ((table & Ones[variable]) >> shift) | ((table & ~Ones[variable]) << shift);
    }

    /// <summary>The function where a variable has the value of another; it ignores the first then.</summary>
    /// <param name="table">A table.</param>
    /// <param name="kept">The other variable.</param>
    /// <param name="dropped">The variable.</param>
    public static ulong Identify(ulong table, int kept, int dropped) =>
        (Cofactor(table, dropped, 1) & Ones[kept]) | (Cofactor(table, dropped, 0) & ~Ones[kept]);

    /// <summary>The function of some of the variables, all others being ignored: variable support[i] becomes variable i.</summary>
    /// <param name="table">A table.</param>
    /// <param name="support">Rising.</param>
    public static ulong Compact(ulong table, IReadOnlyList<int> support)
    {
        for (int i = 0; i < support.Count; i++)
        {
            table = support[i] == i ? table : Exchange(table, i, support[i]);
        }

        return table;
    }
}
