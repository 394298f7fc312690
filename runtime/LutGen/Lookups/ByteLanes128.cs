using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Lookups;

/// <summary>16 samples; tables are shuffled sixteen entries at a time, of which one is kept.</summary>
internal readonly unsafe struct ByteLanes128 : IByteLanes<ByteLanes128>
{
    private readonly Vector128<byte> _codes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ByteLanes128(Vector128<byte> codes) => _codes = codes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 operator |(ByteLanes128 left, ByteLanes128 right) => new(left._codes | right._codes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 operator <<(ByteLanes128 codes, int bits) => new((codes._codes.AsUInt16() << bits).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Place(ByteLanes128 codes, LookupTerm* term) =>
        new((((codes._codes.AsUInt16() >>> term->Right).AsByte() & Vector128.Create(term->Mask)).AsUInt16() << term->Left).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lookup(
        ref ByteLanes128 a, ref ByteLanes128 b, ref ByteLanes128 c, ref ByteLanes128 d, ByteLanes128 highA, ByteLanes128 highB, ByteLanes128 highC, ByteLanes128 highD, byte* table, int bits) =>
        (a, b, c, d) = (Lookup(a, table, bits), Lookup(b, table, bits), Lookup(c, table, bits), Lookup(d, table, bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ByteLanes128 Lookup(ByteLanes128 low, byte* table, int bits)
    {
        Vector128<byte> nibbles = low._codes & Vector128.Create((byte)15);
        Vector128<byte> codes = Sixteen(nibbles, table, 0);
        Vector128<byte> sixteens = (low._codes.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)15);
        for (int i = 1; i < TableBytes(bits) / 16; i++)
        {
            codes = Vector128.ConditionalSelect(Vector128.Equals(sixteens, Vector128.Create((byte)i)), Sixteen(nibbles, table, i), codes);
        }

        return new(codes);
    }

    public static int TableBytes(int bits) => 1 << Math.Max(bits, 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Choose(ByteLanes128 bytes, ByteLanes128 selectors, int selectorBits)
    {
        Vector128<byte> entries = bytes._codes;
        for (int bit = selectorBits - 1; bit >= 0; bit--)
        {
            Vector128<byte> first = Vector128.Equals(selectors._codes & Vector128.Create((byte)(1 << bit)), Vector128<byte>.Zero);
            entries = Vector128.ConditionalSelect(first, entries, (entries.AsUInt16() >>> (8 >> (selectorBits - bit))).AsByte());
        }

        return new(entries & Vector128.Create((byte)((1 << (8 >> selectorBits)) - 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreAddresses(ByteLanes128 low, ByteLanes128 high, ushort* addresses)
    {
        (Vector128.WidenLower(high._codes) << 8 | Vector128.WidenLower(low._codes)).Store(addresses);
        (Vector128.WidenUpper(high._codes) << 8 | Vector128.WidenUpper(low._codes)).Store(addresses + Vector128<ushort>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 FromBits(byte* plane)
    {
        Vector128<byte> spread = Vector128.Create(0UL, 0x0101010101010101).AsByte();
        Vector128<byte> own = Vector128.Create(0x8040201008040201).AsByte();
        Vector128<byte> bits = Vector128.Shuffle(Vector128.Create(*(ushort*)plane).AsByte(), spread) & own;
        return new(Vector128.Min(bits, Vector128<byte>.One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToBits(ByteLanes128 codes, int bit, byte* plane) =>
        *(ushort*)plane = (ushort)(codes._codes.AsUInt16() << (7 - bit)).AsByte().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Sixteen(Vector128<byte> nibbles, byte* table, int i) =>
        Vector128.ShuffleNative(Vector128.Load(table + 16 * i), nibbles);
}
