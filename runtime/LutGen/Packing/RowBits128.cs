using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Packing;

/// <summary>128 bits of <see cref="IRowBits{TSelf, TColumn, TBits}"/>.</summary>
internal readonly unsafe struct RowBits128<TColumn, TBits, TTest> : IRowBits<RowBits128<TColumn, TBits, TTest>, TColumn, TBits>
    where TColumn : unmanaged
    where TBits : unmanaged
    where TTest : struct, IColumnTest<TColumn, TBits>
{
    private readonly Vector128<TBits> _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RowBits128(Vector128<TBits> bits) => _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits128<TColumn, TBits, TTest> Repeat(TBits value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits128<TColumn, TBits, TTest> OfFour(byte* row, nint stride, TColumn* operands, in RowWeights<RowBits128<TColumn, TBits, TTest>> weights)
    {
        Vector128<TColumn> each = Vector128.Load(operands);
        Vector128<TBits> bits = TTest.Mark(Vector128<TBits>.Zero, (TColumn*)row, each, weights.One._bits);
        bits = TTest.Mark(bits, (TColumn*)(row + stride), each, weights.Two._bits);
        bits = TTest.Mark(bits, (TColumn*)(row + 2 * stride), each, weights.Four._bits);
        return new(TTest.Mark(bits, (TColumn*)(row + 3 * stride), each, weights.Eight._bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits128<TColumn, TBits, TTest> Join(RowBits128<TColumn, TBits, TTest> low, RowBits128<TColumn, TBits, TTest> high) =>
        new(low._bits | (high._bits.AsUInt16() << 4).As<ushort, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits128<TColumn, TBits, TTest> NarrowWords(RowBits128<TColumn, TBits, TTest> first, RowBits128<TColumn, TBits, TTest> second) =>
        new(Vector128.Narrow(first._bits.AsUInt16(), second._bits.AsUInt16()).As<byte, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowBits128<TColumn, TBits, TTest> NarrowIntegers(RowBits128<TColumn, TBits, TTest> first, RowBits128<TColumn, TBits, TTest> second) =>
        new(Vector128.Narrow(first._bits.AsUInt32(), second._bits.AsUInt32()).As<ushort, TBits>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(RowBits128<TColumn, TBits, TTest> bits, byte* target) => bits._bits.AsByte().Store(target);
}
