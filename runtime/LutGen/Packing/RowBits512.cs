using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Packing;

/// <summary>512 bits of <see cref="IRowBits{TSelf, TColumn, TBits}"/>.</summary>
internal readonly unsafe struct RowBits512<TColumn, TBits, TTest> : IRowBits<RowBits512<TColumn, TBits, TTest>, TColumn, TBits>
    where TColumn : unmanaged
    where TBits : unmanaged
    where TTest : struct, IColumnTest<TColumn, TBits>
{
    private readonly Vector512<TBits> _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RowBits512(Vector512<TBits> bits) => _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits512<TColumn, TBits, TTest> Repeat(TBits value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits512<TColumn, TBits, TTest> OfFour(byte* row, nint stride, TColumn* operands, in RowWeights<RowBits512<TColumn, TBits, TTest>> weights)
    {
        Vector512<TColumn> each = Vector512.Load(operands);
        Vector512<TBits> bits = TTest.Mark(Vector512<TBits>.Zero, (TColumn*)row, each, weights.One._bits);
        bits = TTest.Mark(bits, (TColumn*)(row + stride), each, weights.Two._bits);
        bits = TTest.Mark(bits, (TColumn*)(row + 2 * stride), each, weights.Four._bits);
        return new(TTest.Mark(bits, (TColumn*)(row + 3 * stride), each, weights.Eight._bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits512<TColumn, TBits, TTest> Join(RowBits512<TColumn, TBits, TTest> low, RowBits512<TColumn, TBits, TTest> high) =>
        new(low._bits | (high._bits.AsUInt16() << 4).As<ushort, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits512<TColumn, TBits, TTest> NarrowWords(RowBits512<TColumn, TBits, TTest> first, RowBits512<TColumn, TBits, TTest> second) =>
        new(Vector512.Narrow(first._bits.AsUInt16(), second._bits.AsUInt16()).As<byte, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits512<TColumn, TBits, TTest> NarrowIntegers(RowBits512<TColumn, TBits, TTest> first, RowBits512<TColumn, TBits, TTest> second) =>
        new(Vector512.Narrow(first._bits.AsUInt32(), second._bits.AsUInt32()).As<ushort, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(RowBits512<TColumn, TBits, TTest> bits, byte* target) => bits._bits.AsByte().Store(target);
}
