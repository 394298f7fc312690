using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lookups;

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
    public static ByteLanes512 Place(ByteLanes512 codes, LookupTerm* term) =>
        new(Gfni.V512.GaloisFieldAffineTransform(codes._codes, Vector512.Create(term->Matrix).AsByte(), 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lookup(
        ref ByteLanes512 a, ref ByteLanes512 b, ref ByteLanes512 c, ref ByteLanes512 d,
        ByteLanes512 highA, ByteLanes512 highB, ByteLanes512 highC, ByteLanes512 highD, byte* table, int bits)
    {
        Vector512<byte> first = Vector512.Load(table);
        if (bits <= 6)
        {
            a = new(Avx512Vbmi.PermuteVar64x8(first, a._codes));
            b = new(Avx512Vbmi.PermuteVar64x8(first, b._codes));
            c = new(Avx512Vbmi.PermuteVar64x8(first, c._codes));
            d = new(Avx512Vbmi.PermuteVar64x8(first, d._codes));
            return;
        }

        Vector512<byte> second = Vector512.Load(table + 64);
        if (bits == 7)
        {
            a = new(Avx512Vbmi.PermuteVar64x8x2(first, a._codes, second));
            b = new(Avx512Vbmi.PermuteVar64x8x2(first, b._codes, second));
            c = new(Avx512Vbmi.PermuteVar64x8x2(first, c._codes, second));
            d = new(Avx512Vbmi.PermuteVar64x8x2(first, d._codes, second));
            return;
        }

        // Pages of 256 bytes, which is what the low bits can address.
        Vector512<byte> third = Vector512.Load(table + 128);
        Vector512<byte> fourth = Vector512.Load(table + 192);
        Vector512<byte> fromA = Page(first, second, third, fourth, a._codes), fromB = Page(first, second, third, fourth, b._codes);
        Vector512<byte> fromC = Page(first, second, third, fourth, c._codes), fromD = Page(first, second, third, fourth, d._codes);
        Vector512<byte> page = Vector512<byte>.One;
        for (byte* end = table + TableBytes(bits), next = table + 256; next < end; next += 256)
        {
            (first, second, third, fourth) = (Vector512.Load(next), Vector512.Load(next + 64), Vector512.Load(next + 128), Vector512.Load(next + 192));
            fromA = Vector512.ConditionalSelect(Vector512.Equals(highA._codes, page), Page(first, second, third, fourth, a._codes), fromA);
            fromB = Vector512.ConditionalSelect(Vector512.Equals(highB._codes, page), Page(first, second, third, fourth, b._codes), fromB);
            fromC = Vector512.ConditionalSelect(Vector512.Equals(highC._codes, page), Page(first, second, third, fourth, c._codes), fromC);
            fromD = Vector512.ConditionalSelect(Vector512.Equals(highD._codes, page), Page(first, second, third, fourth, d._codes), fromD);
            page += Vector512<byte>.One;
        }

        (a, b, c, d) = (new(fromA), new(fromB), new(fromC), new(fromD));
    }

    public static int TableBytes(int bits) => 1 << Math.Max(bits, 6);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Choose(ByteLanes512 bytes, ByteLanes512 selectors, int selectorBits)
    {
        Vector512<byte> entries = bytes._codes;
        for (int bit = selectorBits - 1; bit >= 0; bit--)
        {
            Vector512<byte> first = Vector512.Equals(selectors._codes & Vector512.Create((byte)(1 << bit)), Vector512<byte>.Zero);
            entries = Vector512.ConditionalSelect(first, entries, (entries.AsUInt16() >>> (8 >> (selectorBits - bit))).AsByte());
        }

        return new(entries & Vector512.Create((byte)((1 << (8 >> selectorBits)) - 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreAddresses(ByteLanes512 low, ByteLanes512 high, ushort* addresses)
    {
        (Vector512.WidenLower(high._codes) << 8 | Vector512.WidenLower(low._codes)).Store(addresses);
        (Vector512.WidenUpper(high._codes) << 8 | Vector512.WidenUpper(low._codes)).Store(addresses + Vector512<ushort>.Count);
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Page(Vector512<byte> first, Vector512<byte> second, Vector512<byte> third, Vector512<byte> fourth, Vector512<byte> addresses) =>
        Vector512.ConditionalSelect(
            Vector512.LessThan(addresses.AsSByte(), Vector512<sbyte>.Zero).AsByte(),
            Avx512Vbmi.PermuteVar64x8x2(third, addresses, fourth),
            Avx512Vbmi.PermuteVar64x8x2(first, addresses, second));
}
