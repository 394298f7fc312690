using System.Runtime.CompilerServices;

namespace LutGen.Lanes;

/// <summary>Transposes 64 x 64 bit matrices, one for each 64-bit word of the lanes, all at once.</summary>
internal static unsafe class BitTranspose
{
    /// <summary>Rows, and columns, of a matrix.</summary>
    public const int Size = 64;

    /// <summary>Transposes in place: bit j of row q becomes bit q of row j, in each word by itself.</summary>
    /// <param name="rows">64 rows of <paramref name="words"/> words.</param>
    /// <param name="words">8, 4, 2 or 1.</param>
    public static void InPlace(ulong* rows, int words)
    {
        switch (words)
        {
            case 8: InPlace((Lanes512*)rows); break;
            case 4: InPlace((Lanes256*)rows); break;
            case 2: InPlace((Lanes128*)rows); break;
            default: InPlace((Lanes64*)rows); break;
        }
    }

    // Six butterfly steps, three at a time on eight rows held in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InPlace<TLanes>(TLanes* rows)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (int i = 0; i < 8; i++)
        {
            ThreeSteps(rows + i, 8, TLanes.Repeat(0x00000000FFFFFFFF), TLanes.Repeat(0x0000FFFF0000FFFF), TLanes.Repeat(0x00FF00FF00FF00FF));
        }

        for (int i = 0; i < 8; i++)
        {
            ThreeSteps(rows + 8 * i, 1, TLanes.Repeat(0x0F0F0F0F0F0F0F0F), TLanes.Repeat(0x3333333333333333), TLanes.Repeat(0x5555555555555555));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ThreeSteps<TLanes>(TLanes* rows, int stride, TLanes quarters, TLanes pairs, TLanes singles)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes r0 = rows[0], r1 = rows[stride], r2 = rows[2 * stride], r3 = rows[3 * stride];
        TLanes r4 = rows[4 * stride], r5 = rows[5 * stride], r6 = rows[6 * stride], r7 = rows[7 * stride];
        SwapColumns(ref r0, ref r4, 4 * stride, quarters);
        SwapColumns(ref r1, ref r5, 4 * stride, quarters);
        SwapColumns(ref r2, ref r6, 4 * stride, quarters);
        SwapColumns(ref r3, ref r7, 4 * stride, quarters);
        SwapColumns(ref r0, ref r2, 2 * stride, pairs);
        SwapColumns(ref r1, ref r3, 2 * stride, pairs);
        SwapColumns(ref r4, ref r6, 2 * stride, pairs);
        SwapColumns(ref r5, ref r7, 2 * stride, pairs);
        SwapColumns(ref r0, ref r1, stride, singles);
        SwapColumns(ref r2, ref r3, stride, singles);
        SwapColumns(ref r4, ref r5, stride, singles);
        SwapColumns(ref r6, ref r7, stride, singles);
        rows[0] = r0;
        rows[stride] = r1;
        rows[2 * stride] = r2;
        rows[3 * stride] = r3;
        rows[4 * stride] = r4;
        rows[5 * stride] = r5;
        rows[6 * stride] = r6;
        rows[7 * stride] = r7;
    }

    // Exchanges the high columns of the upper row with the low columns of the lower one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SwapColumns<TLanes>(ref TLanes upper, ref TLanes lower, int columns, TLanes lowColumns)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes down = upper >>> columns;
        upper = TLanes.Select(lowColumns, upper, lower << columns);
        lower = TLanes.Select(lowColumns, down, lower);
    }
}
