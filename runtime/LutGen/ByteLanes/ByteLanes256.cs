using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.ByteLanes;

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
    public static ByteLanes256 Lookup(ByteLanes256 addresses, byte* table, int addressBits)
    {
        Vector256<byte> nibbles = addresses._codes & Vector256.Create((byte)15);
        Vector256<byte> codes = Sixteen(nibbles, table, 0);
        Vector256<byte> sixteens = (addresses._codes.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)15);
        for (int i = 1; i < TableBytes(addressBits) / 16; i++)
        {
            codes = Vector256.ConditionalSelect(Vector256.Equals(sixteens, Vector256.Create((byte)i)), Sixteen(nibbles, table, i), codes);
        }

        return new(codes);
    }

    public static int TableBytes(int addressBits) => 1 << Math.Max(addressBits, 4);

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
