using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lanes;

/// <summary>128 samples.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Lanes128>, IInterleaved<Lanes128>
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Lower<T>(Lanes128 left, Lanes128 right)
        where T : unmanaged =>
        new(InterleaveLower<T>(left._bits, right._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Upper<T>(Lanes128 left, Lanes128 right)
        where T : unmanaged =>
        new(InterleaveUpper<T>(left._bits, right._bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeWords(Lanes128* rows, Lanes128* target, int* places)
    {
        target[places[0]] = Lower<ulong>(rows[0], rows[1]);
        target[places[1]] = Upper<ulong>(rows[0], rows[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> InterleaveLower<T>(Vector128<ulong> left, Vector128<ulong> right)
        where T : unmanaged
    {
        if (Sse2.IsSupported)
        {
            return sizeof(T) == 1 ? Sse2.UnpackLow(left.AsByte(), right.AsByte()).AsUInt64() :
                sizeof(T) == 2 ? Sse2.UnpackLow(left.AsUInt16(), right.AsUInt16()).AsUInt64() :
                sizeof(T) == 4 ? Sse2.UnpackLow(left.AsUInt32(), right.AsUInt32()).AsUInt64() :
                Sse2.UnpackLow(left, right);
        }

        // Widening is what every machine has.
        return sizeof(T) == 1 ? (Vector128.WidenLower(left.AsByte()) | (Vector128.WidenLower(right.AsByte()) << 8)).AsUInt64() :
            sizeof(T) == 2 ? (Vector128.WidenLower(left.AsUInt16()) | (Vector128.WidenLower(right.AsUInt16()) << 16)).AsUInt64() :
            sizeof(T) == 4 ? Vector128.WidenLower(left.AsUInt32()) | (Vector128.WidenLower(right.AsUInt32()) << 32) :
            Vector128.Create(left.GetLower(), right.GetLower());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> InterleaveUpper<T>(Vector128<ulong> left, Vector128<ulong> right)
        where T : unmanaged
    {
        if (Sse2.IsSupported)
        {
            return sizeof(T) == 1 ? Sse2.UnpackHigh(left.AsByte(), right.AsByte()).AsUInt64() :
                sizeof(T) == 2 ? Sse2.UnpackHigh(left.AsUInt16(), right.AsUInt16()).AsUInt64() :
                sizeof(T) == 4 ? Sse2.UnpackHigh(left.AsUInt32(), right.AsUInt32()).AsUInt64() :
                Sse2.UnpackHigh(left, right);
        }

        return sizeof(T) == 1 ? (Vector128.WidenUpper(left.AsByte()) | (Vector128.WidenUpper(right.AsByte()) << 8)).AsUInt64() :
            sizeof(T) == 2 ? (Vector128.WidenUpper(left.AsUInt16()) | (Vector128.WidenUpper(right.AsUInt16()) << 16)).AsUInt64() :
            sizeof(T) == 4 ? Vector128.WidenUpper(left.AsUInt32()) | (Vector128.WidenUpper(right.AsUInt32()) << 32) :
            Vector128.Create(left.GetUpper(), right.GetUpper());
    }
}
