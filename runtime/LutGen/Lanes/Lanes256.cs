using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lanes;

/// <summary>256 samples.</summary>
internal readonly struct Lanes256 : ILanes<Lanes256>
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
}
