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
            Test512(rows, stride, columns, operands, s_weights.First, bits, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Test256(rows, stride, columns, operands, s_weights.First, bits, count);
        }
        else
        {
            Test128(rows, stride, columns, operands, s_weights.First, bits, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Test512(byte* rows, nint stride, int* columns, TColumn* operands, TBits* weights, byte* bits, int count)
    {
        Vector512<TBits> one = Vector512.Create(weights[0]), two = Vector512.Create(weights[1]), four = Vector512.Create(weights[2]), eight = Vector512.Create(weights[3]);
        for (int group = 0; group < count; group++, operands += ColumnLayout.Width, bits += 8 * ColumnLayout.Width)
        {
            byte* row = rows + (nint)columns[group] * sizeof(TColumn);
            Bytes512(row, stride, operands, one, two, four, eight).Store(bits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Bytes512(byte* row, nint stride, TColumn* operands, Vector512<TBits> one, Vector512<TBits> two, Vector512<TBits> four, Vector512<TBits> eight)
    {
        Vector512<TBits> first = Bits512(row, stride, operands, one, two, four, eight);
        if (sizeof(TColumn) == 1)
        {
            return first.AsByte();
        }

        Vector512<TBits> second = Bits512(row + 64, stride, operands + Vector512<TColumn>.Count, one, two, four, eight);
        if (sizeof(TColumn) == 2)
        {
            return Vector512.Narrow(first.AsUInt16(), second.AsUInt16());
        }

        Vector512<TBits> third = Bits512(row + 128, stride, operands + 2 * Vector512<TColumn>.Count, one, two, four, eight);
        Vector512<TBits> fourth = Bits512(row + 192, stride, operands + 3 * Vector512<TColumn>.Count, one, two, four, eight);
        return Vector512.Narrow(Vector512.Narrow(first.AsUInt32(), second.AsUInt32()), Vector512.Narrow(third.AsUInt32(), fourth.AsUInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<TBits> Bits512(byte* row, nint stride, TColumn* operands, Vector512<TBits> one, Vector512<TBits> two, Vector512<TBits> four, Vector512<TBits> eight)
    {
        Vector512<TColumn> each = Vector512.Load(operands);
        byte* fifth = row + 4 * stride;
        Vector512<TBits> low = TTest.Mark(Vector512<TBits>.Zero, (TColumn*)row, each, one);
        low = TTest.Mark(low, (TColumn*)(row + stride), each, two);
        low = TTest.Mark(low, (TColumn*)(row + 2 * stride), each, four);
        low = TTest.Mark(low, (TColumn*)(row + 3 * stride), each, eight);
        Vector512<TBits> high = TTest.Mark(Vector512<TBits>.Zero, (TColumn*)fifth, each, one);
        high = TTest.Mark(high, (TColumn*)(fifth + stride), each, two);
        high = TTest.Mark(high, (TColumn*)(fifth + 2 * stride), each, four);
        high = TTest.Mark(high, (TColumn*)(fifth + 3 * stride), each, eight);
        return low | (high.AsUInt16() << 4).As<ushort, TBits>();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Test256(byte* rows, nint stride, int* columns, TColumn* operands, TBits* weights, byte* bits, int count)
    {
        Vector256<TBits> one = Vector256.Create(weights[0]), two = Vector256.Create(weights[1]), four = Vector256.Create(weights[2]), eight = Vector256.Create(weights[3]);
        for (int group = 0; group < count; group++, operands += ColumnLayout.Width, bits += 8 * ColumnLayout.Width)
        {
            byte* row = rows + (nint)columns[group] * sizeof(TColumn);
            for (int i = 0; i < ColumnLayout.Width; i += Vector256<byte>.Count)
            {
                Bytes256(row + i * sizeof(TColumn), stride, operands + i, one, two, four, eight).Store(bits + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Bytes256(byte* row, nint stride, TColumn* operands, Vector256<TBits> one, Vector256<TBits> two, Vector256<TBits> four, Vector256<TBits> eight)
    {
        Vector256<TBits> first = Bits256(row, stride, operands, one, two, four, eight);
        if (sizeof(TColumn) == 1)
        {
            return first.AsByte();
        }

        Vector256<TBits> second = Bits256(row + 32, stride, operands + Vector256<TColumn>.Count, one, two, four, eight);
        if (sizeof(TColumn) == 2)
        {
            return Vector256.Narrow(first.AsUInt16(), second.AsUInt16());
        }

        Vector256<TBits> third = Bits256(row + 64, stride, operands + 2 * Vector256<TColumn>.Count, one, two, four, eight);
        Vector256<TBits> fourth = Bits256(row + 96, stride, operands + 3 * Vector256<TColumn>.Count, one, two, four, eight);
        return Vector256.Narrow(Vector256.Narrow(first.AsUInt32(), second.AsUInt32()), Vector256.Narrow(third.AsUInt32(), fourth.AsUInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<TBits> Bits256(byte* row, nint stride, TColumn* operands, Vector256<TBits> one, Vector256<TBits> two, Vector256<TBits> four, Vector256<TBits> eight)
    {
        Vector256<TColumn> each = Vector256.Load(operands);
        byte* fifth = row + 4 * stride;
        Vector256<TBits> low = TTest.Mark(Vector256<TBits>.Zero, (TColumn*)row, each, one);
        low = TTest.Mark(low, (TColumn*)(row + stride), each, two);
        low = TTest.Mark(low, (TColumn*)(row + 2 * stride), each, four);
        low = TTest.Mark(low, (TColumn*)(row + 3 * stride), each, eight);
        Vector256<TBits> high = TTest.Mark(Vector256<TBits>.Zero, (TColumn*)fifth, each, one);
        high = TTest.Mark(high, (TColumn*)(fifth + stride), each, two);
        high = TTest.Mark(high, (TColumn*)(fifth + 2 * stride), each, four);
        high = TTest.Mark(high, (TColumn*)(fifth + 3 * stride), each, eight);
        return low | (high.AsUInt16() << 4).As<ushort, TBits>();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Test128(byte* rows, nint stride, int* columns, TColumn* operands, TBits* weights, byte* bits, int count)
    {
        Vector128<TBits> one = Vector128.Create(weights[0]), two = Vector128.Create(weights[1]), four = Vector128.Create(weights[2]), eight = Vector128.Create(weights[3]);
        for (int group = 0; group < count; group++, operands += ColumnLayout.Width, bits += 8 * ColumnLayout.Width)
        {
            byte* row = rows + (nint)columns[group] * sizeof(TColumn);
            for (int i = 0; i < ColumnLayout.Width; i += Vector128<byte>.Count)
            {
                Bytes128(row + i * sizeof(TColumn), stride, operands + i, one, two, four, eight).Store(bits + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bytes128(byte* row, nint stride, TColumn* operands, Vector128<TBits> one, Vector128<TBits> two, Vector128<TBits> four, Vector128<TBits> eight)
    {
        Vector128<TBits> first = Bits128(row, stride, operands, one, two, four, eight);
        if (sizeof(TColumn) == 1)
        {
            return first.AsByte();
        }

        Vector128<TBits> second = Bits128(row + 16, stride, operands + Vector128<TColumn>.Count, one, two, four, eight);
        if (sizeof(TColumn) == 2)
        {
            return Vector128.Narrow(first.AsUInt16(), second.AsUInt16());
        }

        Vector128<TBits> third = Bits128(row + 32, stride, operands + 2 * Vector128<TColumn>.Count, one, two, four, eight);
        Vector128<TBits> fourth = Bits128(row + 48, stride, operands + 3 * Vector128<TColumn>.Count, one, two, four, eight);
        return Vector128.Narrow(Vector128.Narrow(first.AsUInt32(), second.AsUInt32()), Vector128.Narrow(third.AsUInt32(), fourth.AsUInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<TBits> Bits128(byte* row, nint stride, TColumn* operands, Vector128<TBits> one, Vector128<TBits> two, Vector128<TBits> four, Vector128<TBits> eight)
    {
        Vector128<TColumn> each = Vector128.Load(operands);
        byte* fifth = row + 4 * stride;
        Vector128<TBits> low = TTest.Mark(Vector128<TBits>.Zero, (TColumn*)row, each, one);
        low = TTest.Mark(low, (TColumn*)(row + stride), each, two);
        low = TTest.Mark(low, (TColumn*)(row + 2 * stride), each, four);
        low = TTest.Mark(low, (TColumn*)(row + 3 * stride), each, eight);
        Vector128<TBits> high = TTest.Mark(Vector128<TBits>.Zero, (TColumn*)fifth, each, one);
        high = TTest.Mark(high, (TColumn*)(fifth + stride), each, two);
        high = TTest.Mark(high, (TColumn*)(fifth + 2 * stride), each, four);
        high = TTest.Mark(high, (TColumn*)(fifth + 3 * stride), each, eight);
        return low | (high.AsUInt16() << 4).As<ushort, TBits>();
    }
}
