using System.Runtime.CompilerServices;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>One-bit codes of compared features, one row at a time.</summary>
internal sealed unsafe class ComparisonCodes<T>(ComparisonEncoder encoder) : RowEncoder<T>
    where T : unmanaged
{
    private readonly PinnedTable<int> _starts = new(Enumerable.Range(0, encoder.FeatureCount).Select(encoder.FirstSignalOf).Append(encoder.SignalCount).ToArray());
    private readonly PinnedTable<float> _thresholds = new(Enumerable.Range(0, encoder.SignalCount).Select(encoder.ThresholdOf).ToArray());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(T* row, int first, int end, ushort* codes)
    {
        int* starts = _starts.First;
        float* thresholds = _thresholds.First;
        for (int feature = first; feature < end; feature++)
        {
            float value = typeof(T) == typeof(byte) ? ((byte*)row)[feature] : ((float*)row)[feature];
            for (int signal = starts[feature]; signal < starts[feature + 1]; signal++)
            {
                codes[signal] = value > thresholds[signal] ? (ushort)1 : (ushort)0;
            }
        }
    }
}
