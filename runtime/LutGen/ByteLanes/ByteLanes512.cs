using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.ByteLanes;

/// <summary>64 samples; tables are permuted whole, so machines that permute bytes across 512 bits only.</summary>
internal readonly unsafe struct ByteLanes512 : IByteLanes<ByteLanes512>
{
    private readonly Vector512<byte> _codes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ByteLanes512(Vector512<byte> codes) => _codes = codes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 operator |(ByteLanes512 left, ByteLanes512 right) => new(left._codes | right._codes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 operator <<(ByteLanes512 codes, int bits) => new((codes._codes.AsUInt16() << bits).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Lookup(ByteLanes512 addresses, byte* table, int addressBits)
    {
        if (addressBits <= 6)
        {
            return new(Avx512Vbmi.PermuteVar64x8(Vector512.Load(table), addresses._codes));
        }

        Vector512<byte> lower = Avx512Vbmi.PermuteVar64x8x2(Vector512.Load(table), addresses._codes, Vector512.Load(table + 64));
        if (addressBits == 7)
        {
            return new(lower);
        }

        Vector512<byte> upper = Avx512Vbmi.PermuteVar64x8x2(Vector512.Load(table + 128), addresses._codes, Vector512.Load(table + 192));
        return new(Vector512.ConditionalSelect(Vector512.LessThan(addresses._codes.AsSByte(), Vector512<sbyte>.Zero).AsByte(), upper, lower));
    }

    public static int TableBytes(int addressBits) => 1 << Math.Max(addressBits, 6);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 FromBits(byte* plane)
    {
        Vector512<byte> spread = Vector512.Create(
            0UL, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303, 0x0404040404040404, 0x0505050505050505, 0x0606060606060606, 0x0707070707070707).AsByte();
        Vector512<byte> own = Vector512.Create(0x8040201008040201).AsByte();
        Vector512<byte> bits = Avx512BW.Shuffle(Vector512.Create(*(ulong*)plane).AsByte(), spread) & own;
        return new(Vector512.Min(bits, Vector512<byte>.One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToBits(ByteLanes512 codes, int bit, byte* plane) =>
        *(ulong*)plane = (codes._codes.AsUInt16() << (7 - bit)).AsByte().ExtractMostSignificantBits();
}
