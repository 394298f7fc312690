using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>Bits of <c>float</c> features: feature &gt; threshold, so 0 for NaN.</summary>
internal readonly unsafe struct FloatComparison : IColumnMasks<float, float>
{
    private readonly PinnedTable<float> _thresholds;

    private FloatComparison(float[] thresholds) => _thresholds = new PinnedTable<float>(thresholds);

    /// <summary>The packer of an encoder.</summary>
    public static RowPacker<float> Packer(ComparisonEncoder encoder)
    {
        ColumnLayout layout = ByteComparison.Layout(encoder);
        float[] thresholds = layout.Operands((feature, bit) => encoder.ThresholdOf(encoder.FirstSignalOf(feature) + bit), float.PositiveInfinity);
        return new MaskPacker<float, float, FloatComparison>(layout, new FloatComparison(thresholds));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Columns(float* row, float* buffer, int first, int end) => row;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Mask(float* columns, int group)
    {
        float* thresholds = _thresholds.First + (nint)group * ColumnLayout.Width;
        ulong mask = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (int i = 0; i < ColumnLayout.Width; i += Vector512<float>.Count)
            {
                mask |= Vector512.GreaterThan(Vector512.Load(columns + i), Vector512.Load(thresholds + i)).ExtractMostSignificantBits() << i;
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (int i = 0; i < ColumnLayout.Width; i += Vector256<float>.Count)
            {
                mask |= (ulong)Vector256.GreaterThan(Vector256.Load(columns + i), Vector256.Load(thresholds + i)).ExtractMostSignificantBits() << i;
            }
        }
        else
        {
            for (int i = 0; i < ColumnLayout.Width; i += Vector128<float>.Count)
            {
                mask |= (ulong)Vector128.GreaterThan(Vector128.Load(columns + i), Vector128.Load(thresholds + i)).ExtractMostSignificantBits() << i;
            }
        }

        return mask;
    }
}
