using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lanes;

/// <summary>64 samples.</summary>
internal readonly struct Lanes64 : ILanes<Lanes64>
{
    private readonly ulong _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes64(ulong bits) => _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Repeat(ulong word) => new(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator &(Lanes64 left, Lanes64 right) => new(left._bits & right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator |(Lanes64 left, Lanes64 right) => new(left._bits | right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator ^(Lanes64 left, Lanes64 right) => new(left._bits ^ right._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator ~(Lanes64 value) => new(~value._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator <<(Lanes64 value, int count) => new(value._bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 operator >>>(Lanes64 value, int count) => new(value._bits >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Parity(Lanes64 a, Lanes64 b, Lanes64 c) => a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Majority(Lanes64 a, Lanes64 b, Lanes64 c) => (a & b) | (c & (a ^ b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Select(Lanes64 mask, Lanes64 whenSet, Lanes64 whenClear) => whenClear ^ (mask & (whenSet ^ whenClear));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Ternary(Lanes64 a, Lanes64 b, Lanes64 c, [ConstantExpected] byte function) => new(Avx512F.VL.TernaryLogic(Vector128.CreateScalarUnsafe(a._bits), Vector128.CreateScalarUnsafe(b._bits), Vector128.CreateScalarUnsafe(c._bits), function).ToScalar());
}
