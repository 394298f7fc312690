using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Macs;

/// <summary>16 samples, on machines with AVX-512.</summary>
internal readonly unsafe struct IntLanes512 : IIntLanes<IntLanes512>
{
    private readonly Vector512<int> _numbers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private IntLanes512(Vector512<int> numbers) => _numbers = numbers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 operator +(IntLanes512 left, IntLanes512 right) => new(left._numbers + right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 operator &(IntLanes512 left, IntLanes512 right) => new(left._numbers & right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 operator |(IntLanes512 left, IntLanes512 right) => new(left._numbers | right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 operator *(IntLanes512 left, IntLanes512 right) => new(left._numbers * right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 operator <<(IntLanes512 numbers, int count) => new(numbers._numbers << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 operator >>>(IntLanes512 numbers, int count) => new(numbers._numbers >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 Load(byte* numbers) => new(Vector512.Load((int*)numbers));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 Repeat(int number) => new(Vector512.Create(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* numbers) => _numbers.Store((int*)numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 LargerHalves(IntLanes512 left, IntLanes512 right) => new(Vector512.Max(left._numbers.AsUInt16(), right._numbers.AsUInt16()).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 AddProducts(IntLanes512 sums, IntLanes512 pairs, IntLanes512 weights) =>
        new(sums._numbers + Avx512BW.MultiplyAddAdjacent(weights._numbers.AsInt16(), pairs._numbers.AsInt16()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 Requantize(IntLanes512 sums, MacScale* scale)
    {
        Vector512<int> multiplier = Vector512.Create(scale->Multiplier);
        Vector512<long> offset = Vector512.Create(scale->Offset);
        Vector512<long> even = Avx512F.Multiply(sums._numbers, multiplier) + offset;
        Vector512<long> odd = Avx512F.Multiply((sums._numbers.AsInt64() >>> 32).AsInt32(), multiplier) + offset;

        // The lower 32 bits of each are wanted: those of the even numbers at their place, those of the odd ones above.
        Vector512<long> codes = Vector512.ConditionalSelect(Vector512.Create(0xFFFFFFFFL), even >>> scale->Shift, (odd >>> scale->Shift) << 32);
        return new(Vector512.Max(Vector512<int>.Zero, Vector512.Min(codes.AsInt32(), Vector512.Create(scale->Largest))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 Lookup(IntLanes512 numbers, int* table) => new(Avx512F.PermuteVar16x32(Vector512.Load(table), numbers._numbers));
}
