using System.Numerics;
using System.Runtime.CompilerServices;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>Quantises features a vector at a time, exactly as <see cref="Quantizer.Encode"/> does one.</summary>
internal sealed unsafe class FloatQuantizers(QuantizerEncoder encoder) : RowEncoder<float>
{
    private readonly Quantizer[] _quantizers = [.. encoder.Quantizers];
    private readonly PinnedTable<float> _scales = new(encoder.Quantizers.Select(q => q.Scale).ToArray());
    private readonly PinnedTable<float> _zeros = new(encoder.Quantizers.Select(q => (float)q.Zero).ToArray());
    private readonly PinnedTable<float> _largest = new(encoder.Quantizers.Select(q => (float)((1 << q.Bits) - 1)).ToArray());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(float* row, int first, int end, ushort* codes)
    {
        int feature = first;
        for (; feature + Vector<ushort>.Count <= end; feature += Vector<ushort>.Count)
        {
            Vector.Store(Vector.Narrow(Encode(row, feature), Encode(row, feature + Vector<float>.Count)), codes + feature);
        }

        for (; feature < end; feature++)
        {
            codes[feature] = (ushort)_quantizers[feature].Encode(row[feature]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<uint> Encode(float* row, int feature)
    {
        Vector<float> rounded = Vector.Round(Vector.Load(row + feature) / Vector.Load(_scales.First + feature)) + Vector.Load(_zeros.First + feature);

        // A comparison is false for NaN, which so becomes 0.
        Vector<float> positive = Vector.ConditionalSelect(Vector.GreaterThan(rounded, Vector<float>.Zero), rounded, Vector<float>.Zero);

        // From here on all is within 0 to 65,535, where what machines do by themselves is the same everywhere.
        return Vector.AsVectorUInt32(Vector.ConvertToInt32Native(Vector.MinNative(positive, Vector.Load(_largest.First + feature))));
    }
}
