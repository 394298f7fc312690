using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.ByteLanes;

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
    public static ByteLanes128 Lookup(ByteLanes128 addresses, byte* table, int addressBits)
    {
        Vector128<byte> nibbles = addresses._codes & Vector128.Create((byte)15);
        Vector128<byte> codes = Sixteen(nibbles, table, 0);
        Vector128<byte> sixteens = (addresses._codes.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)15);
        for (int i = 1; i < TableBytes(addressBits) / 16; i++)
        {
            codes = Vector128.ConditionalSelect(Vector128.Equals(sixteens, Vector128.Create((byte)i)), Sixteen(nibbles, table, i), codes);
        }

        return new(codes);
    }

    public static int TableBytes(int addressBits) => 1 << Math.Max(addressBits, 4);

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
