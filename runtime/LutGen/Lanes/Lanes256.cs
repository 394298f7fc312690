using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lanes;

/// <summary>256 samples.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Lanes256>, IInterleaved<Lanes256>
{
    private readonly Vector256<ulong> _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<ulong> bits) => _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Repeat(ulong word) => new(Vector256.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator &(Lanes256 left, Lanes256 right) => new(left._bits & right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator |(Lanes256 left, Lanes256 right) => new(left._bits | right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator ^(Lanes256 left, Lanes256 right) => new(left._bits ^ right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator ~(Lanes256 value) => new(~value._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator <<(Lanes256 value, int count) => new(value._bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator >>>(Lanes256 value, int count) => new(value._bits >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Parity(Lanes256 a, Lanes256 b, Lanes256 c) => a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Majority(Lanes256 a, Lanes256 b, Lanes256 c) => (a & b) | (c & (a ^ b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 whenSet, Lanes256 whenClear) => new(Vector256.ConditionalSelect(mask._bits, whenSet._bits, whenClear._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Ternary(Lanes256 a, Lanes256 b, Lanes256 c, [ConstantExpected] byte function) => new(Avx512F.VL.TernaryLogic(a._bits, b._bits, c._bits, function));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Lower<T>(Lanes256 left, Lanes256 right)
        where T : unmanaged =>
        sizeof(T) == 1 ? new(Avx2.UnpackLow(left._bits.AsByte(), right._bits.AsByte()).AsUInt64()) :
        sizeof(T) == 2 ? new(Avx2.UnpackLow(left._bits.AsUInt16(), right._bits.AsUInt16()).AsUInt64()) :
        sizeof(T) == 4 ? new(Avx2.UnpackLow(left._bits.AsUInt32(), right._bits.AsUInt32()).AsUInt64()) :
        new(Avx2.UnpackLow(left._bits, right._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Upper<T>(Lanes256 left, Lanes256 right)
        where T : unmanaged =>
        sizeof(T) == 1 ? new(Avx2.UnpackHigh(left._bits.AsByte(), right._bits.AsByte()).AsUInt64()) :
        sizeof(T) == 2 ? new(Avx2.UnpackHigh(left._bits.AsUInt16(), right._bits.AsUInt16()).AsUInt64()) :
        sizeof(T) == 4 ? new(Avx2.UnpackHigh(left._bits.AsUInt32(), right._bits.AsUInt32()).AsUInt64()) :
        new(Avx2.UnpackHigh(left._bits, right._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeWords(Lanes256* rows, Lanes256* target, int* places)
    {
        Lanes256 lowerAB = Lower<ulong>(rows[0], rows[1]), lowerCD = Lower<ulong>(rows[2], rows[3]);
        Lanes256 upperAB = Upper<ulong>(rows[0], rows[1]), upperCD = Upper<ulong>(rows[2], rows[3]);
        target[places[0]] = new(Avx2.Permute2x128(lowerAB._bits, lowerCD._bits, 0x20));
        target[places[1]] = new(Avx2.Permute2x128(upperAB._bits, upperCD._bits, 0x20));
        target[places[2]] = new(Avx2.Permute2x128(lowerAB._bits, lowerCD._bits, 0x31));
        target[places[3]] = new(Avx2.Permute2x128(upperAB._bits, upperCD._bits, 0x31));
    }
}
