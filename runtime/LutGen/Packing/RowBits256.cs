using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Packing;

/// <summary>256 bits of <see cref="IRowBits{TSelf, TColumn, TBits}"/>.</summary>
internal readonly unsafe struct RowBits256<TColumn, TBits, TTest> : IRowBits<RowBits256<TColumn, TBits, TTest>, TColumn, TBits>
    where TColumn : unmanaged
    where TBits : unmanaged
    where TTest : struct, IColumnTest<TColumn, TBits>
{
    private readonly Vector256<TBits> _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RowBits256(Vector256<TBits> bits) => _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits256<TColumn, TBits, TTest> Repeat(TBits value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits256<TColumn, TBits, TTest> OfFour(byte* row, nint stride, TColumn* operands, in RowWeights<RowBits256<TColumn, TBits, TTest>> weights)
    {
        Vector256<TColumn> each = Vector256.Load(operands);
        Vector256<TBits> bits = TTest.Mark(Vector256<TBits>.Zero, (TColumn*)row, each, weights.One._bits);
        bits = TTest.Mark(bits, (TColumn*)(row + stride), each, weights.Two._bits);
        bits = TTest.Mark(bits, (TColumn*)(row + 2 * stride), each, weights.Four._bits);
        return new(TTest.Mark(bits, (TColumn*)(row + 3 * stride), each, weights.Eight._bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits256<TColumn, TBits, TTest> Join(RowBits256<TColumn, TBits, TTest> low, RowBits256<TColumn, TBits, TTest> high) =>
        new(low._bits | (high._bits.AsUInt16() << 4).As<ushort, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits256<TColumn, TBits, TTest> NarrowWords(RowBits256<TColumn, TBits, TTest> first, RowBits256<TColumn, TBits, TTest> second) =>
        new(Vector256.Narrow(first._bits.AsUInt16(), second._bits.AsUInt16()).As<byte, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits256<TColumn, TBits, TTest> NarrowIntegers(RowBits256<TColumn, TBits, TTest> first, RowBits256<TColumn, TBits, TTest> second) =>
        new(Vector256.Narrow(first._bits.AsUInt32(), second._bits.AsUInt32()).As<ushort, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(RowBits256<TColumn, TBits, TTest> bits, byte* target) => bits._bits.AsByte().Store(target);
}
