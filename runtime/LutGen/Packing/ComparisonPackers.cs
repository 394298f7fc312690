using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>Packers of encoders that compare features with thresholds.</summary>
internal static class ComparisonPackers
{
    // No byte is so large.
    private const int Never = 256;

    /// <summary>The packer of rows of <c>float</c>.</summary>
    public static RowPacker<float> ForFloats(ComparisonEncoder encoder)
    {
        ColumnLayout layout = Layout(encoder);
        float[] thresholds = layout.Operands((feature, bit) => encoder.ThresholdOf(encoder.FirstSignalOf(feature) + bit), float.PositiveInfinity);
        return new ColumnPacker<float, float, uint, Above>(layout, thresholds, null, []);
    }

    /// <summary>The packer of rows of bytes: feature &gt; threshold is feature &gt;= floor(threshold) + 1, a bound of 0 (always) to 256 (never).</summary>
    public static RowPacker<byte> ForBytes(ComparisonEncoder encoder)
    {
        int[] bounds = Enumerable.Range(0, encoder.SignalCount).Select(signal => Bound(encoder.ThresholdOf(signal))).ToArray();
        int[] zeros = Enumerable.Range(0, bounds.Length).Where(signal => bounds[signal] == Never).ToArray();
        if (PanelPacker<AtLeast>.IsSupported && encoder.FeatureCount < ColumnLayout.Width)
        {
            var panels = new PanelLayout(BitCounts(encoder));
            return new PanelPacker<AtLeast>(panels, panels.Operands(Operand), null, zeros);
        }

        ColumnLayout layout = Layout(encoder);
        return new ColumnPacker<byte, byte, byte, AtLeast>(layout, layout.Operands(Operand, (byte)0), null, zeros);

        byte Operand(int feature, int bit) => (byte)Math.Min(bounds[encoder.FirstSignalOf(feature) + bit], byte.MaxValue);
    }

    private static ColumnLayout Layout(ComparisonEncoder encoder) => new(BitCounts(encoder));

    private static int[] BitCounts(ComparisonEncoder encoder) => Enumerable.Range(0, encoder.FeatureCount).Select(encoder.BitCountOf).ToArray();

    private static int Bound(float threshold) => (int)Math.Clamp(Math.Floor((double)threshold) + 1, 0, Never);
}
