using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lanes;

/// <summary>512 samples.</summary>
internal readonly struct Lanes512 : ILanes<Lanes512>
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
}
