using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Macs;

/// <summary>8 samples, on machines with AVX2.</summary>
internal readonly unsafe struct IntLanes256 : IIntLanes<IntLanes256>
{
    private readonly Vector256<int> _numbers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private IntLanes256(Vector256<int> numbers) => _numbers = numbers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 operator +(IntLanes256 left, IntLanes256 right) => new(left._numbers + right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 operator &(IntLanes256 left, IntLanes256 right) => new(left._numbers & right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 operator |(IntLanes256 left, IntLanes256 right) => new(left._numbers | right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 operator *(IntLanes256 left, IntLanes256 right) => new(left._numbers * right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 operator <<(IntLanes256 numbers, int count) => new(numbers._numbers << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 operator >>>(IntLanes256 numbers, int count) => new(numbers._numbers >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 Load(byte* numbers) => new(Vector256.Load((int*)numbers));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 Repeat(int number) => new(Vector256.Create(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* numbers) => _numbers.Store((int*)numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 LargerHalves(IntLanes256 left, IntLanes256 right) => new(Vector256.Max(left._numbers.AsUInt16(), right._numbers.AsUInt16()).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 AddProducts(IntLanes256 sums, IntLanes256 pairs, IntLanes256 weights) =>
        new(sums._numbers + Avx2.MultiplyAddAdjacent(weights._numbers.AsInt16(), pairs._numbers.AsInt16()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 Requantize(IntLanes256 sums, MacScale* scale)
    {
        Vector256<int> multiplier = Vector256.Create(scale->Multiplier);
        Vector256<long> offset = Vector256.Create(scale->Offset);
        Vector256<long> even = Avx2.Multiply(sums._numbers, multiplier) + offset;
        Vector256<long> odd = Avx2.Multiply((sums._numbers.AsInt64() >>> 32).AsInt32(), multiplier) + offset;
        Vector256<long> codes = Vector256.ConditionalSelect(Vector256.Create(0xFFFFFFFFL), even >>> scale->Shift, (odd >>> scale->Shift) << 32);
        return new(Vector256.Max(Vector256<int>.Zero, Vector256.Min(codes.AsInt32(), Vector256.Create(scale->Largest))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 Lookup(IntLanes256 numbers, int* table)
    {
        Vector256<int> low = Avx2.PermuteVar8x32(Vector256.Load(table), numbers._numbers);
        Vector256<int> high = Avx2.PermuteVar8x32(Vector256.Load(table + 8), numbers._numbers);
        return new(Vector256.ConditionalSelect(Vector256.LessThan(numbers._numbers << 28, Vector256<int>.Zero), high, low));
    }
}
