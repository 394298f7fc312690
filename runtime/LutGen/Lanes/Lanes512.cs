using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lanes;

/// <summary>512 samples.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Lanes512>, IInterleaved<Lanes512>
{
    private readonly Vector512<ulong> _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512(Vector512<ulong> bits) => _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Repeat(ulong word) => new(Vector512.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator &(Lanes512 left, Lanes512 right) => new(left._bits & right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator |(Lanes512 left, Lanes512 right) => new(left._bits | right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator ^(Lanes512 left, Lanes512 right) => new(left._bits ^ right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator ~(Lanes512 value) => new(~value._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator <<(Lanes512 value, int count) => new(value._bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator >>>(Lanes512 value, int count) => new(value._bits >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Parity(Lanes512 a, Lanes512 b, Lanes512 c) => Avx512F.IsSupported ? new(Avx512F.TernaryLogic(a._bits, b._bits, c._bits, 0x96)) : a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Majority(Lanes512 a, Lanes512 b, Lanes512 c) => Avx512F.IsSupported ? new(Avx512F.TernaryLogic(a._bits, b._bits, c._bits, 0xE8)) : (a & b) | (c & (a ^ b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 whenSet, Lanes512 whenClear) => new(Vector512.ConditionalSelect(mask._bits, whenSet._bits, whenClear._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Ternary(Lanes512 a, Lanes512 b, Lanes512 c, [ConstantExpected] byte function) => new(Avx512F.TernaryLogic(a._bits, b._bits, c._bits, function));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Lower<T>(Lanes512 left, Lanes512 right)
        where T : unmanaged =>
        sizeof(T) == 1 ? new(Avx512BW.UnpackLow(left._bits.AsByte(), right._bits.AsByte()).AsUInt64()) :
        sizeof(T) == 2 ? new(Avx512BW.UnpackLow(left._bits.AsUInt16(), right._bits.AsUInt16()).AsUInt64()) :
        sizeof(T) == 4 ? new(Avx512F.UnpackLow(left._bits.AsUInt32(), right._bits.AsUInt32()).AsUInt64()) :
        new(Avx512F.UnpackLow(left._bits, right._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Upper<T>(Lanes512 left, Lanes512 right)
        where T : unmanaged =>
        sizeof(T) == 1 ? new(Avx512BW.UnpackHigh(left._bits.AsByte(), right._bits.AsByte()).AsUInt64()) :
        sizeof(T) == 2 ? new(Avx512BW.UnpackHigh(left._bits.AsUInt16(), right._bits.AsUInt16()).AsUInt64()) :
        sizeof(T) == 4 ? new(Avx512F.UnpackHigh(left._bits.AsUInt32(), right._bits.AsUInt32()).AsUInt64()) :
        new(Avx512F.UnpackHigh(left._bits, right._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeWords(Lanes512* rows, Lanes512* target, int* places)
    {
        TransposeHalf(Lower<ulong>(rows[0], rows[1]), Lower<ulong>(rows[2], rows[3]), Lower<ulong>(rows[4], rows[5]), Lower<ulong>(rows[6], rows[7]), target, places);
        TransposeHalf(Upper<ulong>(rows[0], rows[1]), Upper<ulong>(rows[2], rows[3]), Upper<ulong>(rows[4], rows[5]), Upper<ulong>(rows[6], rows[7]), target, places + 1);
    }

    // The 128 bits of four rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeHalf(Lanes512 a, Lanes512 b, Lanes512 c, Lanes512 d, Lanes512* target, int* places)
    {
        Vector512<ulong> lowerAB = Avx512F.Shuffle4x128(a._bits, b._bits, 0x44), lowerCD = Avx512F.Shuffle4x128(c._bits, d._bits, 0x44);
        Vector512<ulong> upperAB = Avx512F.Shuffle4x128(a._bits, b._bits, 0xEE), upperCD = Avx512F.Shuffle4x128(c._bits, d._bits, 0xEE);
        target[places[0]] = new(Avx512F.Shuffle4x128(lowerAB, lowerCD, 0x88));
        target[places[2]] = new(Avx512F.Shuffle4x128(lowerAB, lowerCD, 0xDD));
        target[places[4]] = new(Avx512F.Shuffle4x128(upperAB, upperCD, 0x88));
        target[places[6]] = new(Avx512F.Shuffle4x128(upperAB, upperCD, 0xDD));
    }
}
