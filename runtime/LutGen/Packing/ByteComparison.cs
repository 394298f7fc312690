using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>
/// Bits of byte features: feature &gt; threshold is feature &gt;= floor(threshold) + 1, a bound of 0 (always) to 256 (never).
/// No byte reaches 256, so a mask takes the columns out that are never 1.
/// </summary>
internal readonly unsafe struct ByteComparison : IColumnMasks<byte, byte>
{
    private const int Never = 256;

    private readonly PinnedTable<byte> _bounds;
    private readonly PinnedTable<ulong> _reachable;

    private ByteComparison(int[] bounds)
    {
        _bounds = new PinnedTable<byte>(bounds.Select(b => (byte)Math.Min(b, byte.MaxValue)).ToArray());
        _reachable = new PinnedTable<ulong>(bounds.Chunk(ColumnLayout.Width).Select(ReachableColumns).ToArray());
    }

    /// <summary>The layout of a comparing encoder's bits.</summary>
    public static ColumnLayout Layout(ComparisonEncoder encoder) => new(Enumerable.Range(0, encoder.FeatureCount).Select(encoder.BitCountOf).ToArray());

    /// <summary>The packer of an encoder.</summary>
    public static RowPacker<byte> Packer(ComparisonEncoder encoder)
    {
        ColumnLayout layout = Layout(encoder);
        int[] bounds = layout.Operands((feature, bit) => Bound(encoder.ThresholdOf(encoder.FirstSignalOf(feature) + bit)), Never);
        return new MaskPacker<byte, byte, ByteComparison>(layout, new ByteComparison(bounds));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Columns(byte* row, byte* buffer, int first, int end) => row;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Mask(byte* columns, int group)
    {
        byte* bounds = _bounds.First + (nint)group * ColumnLayout.Width;
        ulong mask = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            mask = Vector512.GreaterThanOrEqual(Vector512.Load(columns), Vector512.Load(bounds)).ExtractMostSignificantBits();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (int i = 0; i < ColumnLayout.Width; i += Vector256<byte>.Count)
            {
                mask |= (ulong)Vector256.GreaterThanOrEqual(Vector256.Load(columns + i), Vector256.Load(bounds + i)).ExtractMostSignificantBits() << i;
            }
        }
        else
        {
            for (int i = 0; i < ColumnLayout.Width; i += Vector128<byte>.Count)
            {
                mask |= (ulong)Vector128.GreaterThanOrEqual(Vector128.Load(columns + i), Vector128.Load(bounds + i)).ExtractMostSignificantBits() << i;
            }
        }

        return mask & _reachable.First[group];
    }

    private static int Bound(float threshold) => (int)Math.Clamp(Math.Floor((double)threshold) + 1, 0, Never);

    private static ulong ReachableColumns(int[] bounds)
    {
        ulong mask = 0;
        for (int column = 0; column < bounds.Length; column++)
        {
            mask |= bounds[column] == Never ? 0 : 1UL << column;
        }

        return mask;
    }
}
