using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Packing;

/// <summary>
/// Tests the columns of eight rows: a byte a column, bit i of it from row i. The bits gather in the columns' own elements, so
/// that a row costs a comparison and a masked addition a vector, and neither masks nor bits ever leave the vectors.
/// </summary>
internal static unsafe class RowOctet<TColumn, TBits, TTest>
    where TColumn : unmanaged
    where TBits : unmanaged, IUnsignedNumber<TBits>
    where TTest : struct, IColumnTest<TColumn, TBits>
{
    // The bits of four rows. Read from memory: the JIT would load constants anew for every use.
    private static readonly PinnedTable<TBits> s_weights = new(new[] { 1, 2, 4, 8 }.Select(TBits.CreateTruncating).ToArray());

    /// <summary>Tests groups of 64 columns.</summary>
    /// <param name="rows">The first of eight rows.</param>
    /// <param name="stride">Bytes from row to row.</param>
    /// <param name="columns">The first column of each group.</param>
    /// <param name="operands">64 operands a group.</param>
    /// <param name="bits">Receives 64 bytes a group, 512 bytes from group to group.</param>
    /// <param name="count">Number of groups.</param>
    public static void Test(byte* rows, nint stride, int* columns, TColumn* operands, byte* bits, int count)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Test<RowBits512<TColumn, TBits, TTest>>(rows, stride, columns, operands, s_weights.First, bits, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Test<RowBits256<TColumn, TBits, TTest>>(rows, stride, columns, operands, s_weights.First, bits, count);
        }
        else
        {
            Test<RowBits128<TColumn, TBits, TTest>>(rows, stride, columns, operands, s_weights.First, bits, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Test<TVector>(byte* rows, nint stride, int* columns, TColumn* operands, TBits* weights, byte* bits, int count)
        where TVector : unmanaged, IRowBits<TVector, TColumn, TBits>
    {
        var repeated = new RowWeights<TVector>(TVector.Repeat(weights[0]), TVector.Repeat(weights[1]), TVector.Repeat(weights[2]), TVector.Repeat(weights[3]));
        for (int group = 0; group < count; group++, operands += ColumnLayout.Width, bits += 8 * ColumnLayout.Width)
        {
            byte* row = rows + (nint)columns[group] * sizeof(TColumn);
            for (int i = 0; i < ColumnLayout.Width; i += sizeof(TVector))
            {
                TVector.Store(Bytes(row + i * sizeof(TColumn), stride, operands + i, repeated), bits + i);
            }
        }
    }

    // As many columns as a vector has bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Bytes<TVector>(byte* row, nint stride, TColumn* operands, in RowWeights<TVector> weights)
        where TVector : unmanaged, IRowBits<TVector, TColumn, TBits>
    {
        int count = sizeof(TVector) / sizeof(TColumn);
        TVector first = Bits(row, stride, operands, weights);
        if (sizeof(TColumn) == 1)
        {
            return first;
        }

        TVector second = Bits(row + sizeof(TVector), stride, operands + count, weights);
        if (sizeof(TColumn) == 2)
        {
            return TVector.NarrowWords(first, second);
        }

        TVector third = Bits(row + 2 * sizeof(TVector), stride, operands + 2 * count, weights);
        TVector fourth = Bits(row + 3 * sizeof(TVector), stride, operands + 3 * count, weights);
        return TVector.NarrowWords(TVector.NarrowIntegers(first, second), TVector.NarrowIntegers(third, fourth));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Bits<TVector>(byte* row, nint stride, TColumn* operands, in RowWeights<TVector> weights)
        where TVector : unmanaged, IRowBits<TVector, TColumn, TBits> =>
        TVector.Join(TVector.OfFour(row, stride, operands, weights), TVector.OfFour(row + 4 * stride, stride, operands, weights));
}
