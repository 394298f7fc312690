using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Lookups;

/// <summary>32 samples; tables are shuffled sixteen entries at a time, of which one is kept.</summary>
internal readonly unsafe struct ByteLanes256 : IByteLanes<ByteLanes256>
{
    private readonly Vector256<byte> _codes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ByteLanes256(Vector256<byte> codes) => _codes = codes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 operator |(ByteLanes256 left, ByteLanes256 right) => new(left._codes | right._codes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 operator <<(ByteLanes256 codes, int bits) => new((codes._codes.AsUInt16() << bits).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Place(ByteLanes256 codes, LookupTerm* term) =>
        new((((codes._codes.AsUInt16() >>> term->Right).AsByte() & Vector256.Create(term->Mask)).AsUInt16() << term->Left).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lookup(
        ref ByteLanes256 a, ref ByteLanes256 b, ref ByteLanes256 c, ref ByteLanes256 d, ByteLanes256 highA, ByteLanes256 highB, ByteLanes256 highC, ByteLanes256 highD, byte* table, int bits) =>
        (a, b, c, d) = (Lookup(a, table, bits), Lookup(b, table, bits), Lookup(c, table, bits), Lookup(d, table, bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ByteLanes256 Lookup(ByteLanes256 low, byte* table, int bits)
    {
        Vector256<byte> nibbles = low._codes & Vector256.Create((byte)15);
        Vector256<byte> codes = Sixteen(nibbles, table, 0);
        Vector256<byte> sixteens = (low._codes.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)15);
        for (int i = 1; i < TableBytes(bits) / 16; i++)
        {
            codes = Vector256.ConditionalSelect(Vector256.Equals(sixteens, Vector256.Create((byte)i)), Sixteen(nibbles, table, i), codes);
        }

        return new(codes);
    }

    public static int TableBytes(int bits) => 1 << Math.Max(bits, 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Choose(ByteLanes256 bytes, ByteLanes256 selectors, int selectorBits)
    {
        Vector256<byte> entries = bytes._codes;
        for (int bit = selectorBits - 1; bit >= 0; bit--)
        {
            Vector256<byte> first = Vector256.Equals(selectors._codes & Vector256.Create((byte)(1 << bit)), Vector256<byte>.Zero);
            entries = Vector256.ConditionalSelect(first, entries, (entries.AsUInt16() >>> (8 >> (selectorBits - bit))).AsByte());
        }

        return new(entries & Vector256.Create((byte)((1 << (8 >> selectorBits)) - 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreAddresses(ByteLanes256 low, ByteLanes256 high, ushort* addresses)
    {
        (Vector256.WidenLower(high._codes) << 8 | Vector256.WidenLower(low._codes)).Store(addresses);
        (Vector256.WidenUpper(high._codes) << 8 | Vector256.WidenUpper(low._codes)).Store(addresses + Vector256<ushort>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 FromBits(byte* plane)
    {
        Vector256<byte> spread = Vector256.Create(0UL, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303).AsByte();
        Vector256<byte> own = Vector256.Create(0x8040201008040201).AsByte();
        Vector256<byte> bits = Avx2.Shuffle(Vector256.Create(*(uint*)plane).AsByte(), spread) & own;
        return new(Vector256.Min(bits, Vector256<byte>.One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToBits(ByteLanes256 codes, int bit, byte* plane) =>
        *(uint*)plane = (codes._codes.AsUInt16() << (7 - bit)).AsByte().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Sixteen(Vector256<byte> nibbles, byte* table, int i) =>
        Avx2.Shuffle(Vector256.Create(Vector128.Load(table + 16 * i), Vector128.Load(table + 16 * i)), nibbles);
}
