using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Macs;

/// <summary>4 samples, on every machine.</summary>
internal readonly unsafe struct IntLanes128 : IIntLanes<IntLanes128>
{
    private readonly Vector128<int> _numbers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private IntLanes128(Vector128<int> numbers) => _numbers = numbers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 operator +(IntLanes128 left, IntLanes128 right) => new(left._numbers + right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 operator &(IntLanes128 left, IntLanes128 right) => new(left._numbers & right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 operator |(IntLanes128 left, IntLanes128 right) => new(left._numbers | right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 operator *(IntLanes128 left, IntLanes128 right) => new(left._numbers * right._numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 operator <<(IntLanes128 numbers, int count) => new(numbers._numbers << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 operator >>>(IntLanes128 numbers, int count) => new(numbers._numbers >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 Load(byte* numbers) => new(Vector128.Load((int*)numbers));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 Repeat(int number) => new(Vector128.Create(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* numbers) => _numbers.Store((int*)numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 LargerHalves(IntLanes128 left, IntLanes128 right) => new(Vector128.Max(left._numbers.AsUInt16(), right._numbers.AsUInt16()).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 AddProducts(IntLanes128 sums, IntLanes128 pairs, IntLanes128 weights) => new(
        sums._numbers
        + (pairs._numbers << 16 >> 16) * (weights._numbers << 16 >> 16)
        + (pairs._numbers >> 16) * (weights._numbers >> 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 Requantize(IntLanes128 sums, MacScale* scale)
    {
        MacScale each = *scale;
        return new(Vector128.Create(each.Apply(sums._numbers[0]), each.Apply(sums._numbers[1]), each.Apply(sums._numbers[2]), each.Apply(sums._numbers[3])));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 Lookup(IntLanes128 numbers, int* table) =>
        new(Vector128.Create(table[numbers._numbers[0] & 15], table[numbers._numbers[1] & 15], table[numbers._numbers[2] & 15], table[numbers._numbers[3] & 15]));
}
