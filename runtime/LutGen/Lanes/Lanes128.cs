using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lanes;

/// <summary>128 samples.</summary>
internal readonly struct Lanes128 : ILanes<Lanes128>
{
    private readonly Vector128<ulong> _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128(Vector128<ulong> bits) => _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Repeat(ulong word) => new(Vector128.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator &(Lanes128 left, Lanes128 right) => new(left._bits & right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator |(Lanes128 left, Lanes128 right) => new(left._bits | right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator ^(Lanes128 left, Lanes128 right) => new(left._bits ^ right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator ~(Lanes128 value) => new(~value._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator <<(Lanes128 value, int count) => new(value._bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator >>>(Lanes128 value, int count) => new(value._bits >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Parity(Lanes128 a, Lanes128 b, Lanes128 c) => a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Majority(Lanes128 a, Lanes128 b, Lanes128 c) => (a & b) | (c & (a ^ b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 whenSet, Lanes128 whenClear) => new(Vector128.ConditionalSelect(mask._bits, whenSet._bits, whenClear._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Ternary(Lanes128 a, Lanes128 b, Lanes128 c, [ConstantExpected] byte function) => new(Avx512F.VL.TernaryLogic(a._bits, b._bits, c._bits, function));
}
