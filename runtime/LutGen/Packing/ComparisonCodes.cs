using System.Numerics;
using System.Runtime.CompilerServices;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>One-bit codes of compared features, one row at a time.</summary>
internal sealed unsafe class ComparisonCodes<T>(ComparisonEncoder encoder) : RowEncoder<T>
    where T : unmanaged
{
    private readonly PinnedTable<int> _starts = new(Enumerable.Range(0, encoder.FeatureCount).Select(encoder.FirstSignalOf).Append(encoder.SignalCount).ToArray());
    private readonly PinnedTable<float> _thresholds = new(Enumerable.Range(0, encoder.SignalCount).Select(encoder.ThresholdOf).ToArray());

    // A byte above a threshold is one of at least a bound of 0 (always) to 256 (never).
    private readonly PinnedTable<ushort> _bounds = new(Enumerable.Range(0, encoder.SignalCount)
        .Select(signal => (ushort)Math.Clamp(Math.Floor((double)encoder.ThresholdOf(signal)) + 1, 0, byte.MaxValue + 1)).ToArray());

    private readonly bool _oneEach = Enumerable.Range(0, encoder.FeatureCount).All(feature => encoder.BitCountOf(feature) == 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(T* row, int first, int end, ushort* codes)
    {
        int* starts = _starts.First;
        float* thresholds = _thresholds.First;
        if (_oneEach)
        {
            first = typeof(T) == typeof(byte) ? EncodeVectors((byte*)row, first, end, codes) : EncodeVectors((float*)row, first, end, codes);
        }

        for (int feature = first; feature < end; feature++)
        {
            float value = typeof(T) == typeof(byte) ? ((byte*)row)[feature] : ((float*)row)[feature];
            for (int signal = starts[feature]; signal < starts[feature + 1]; signal++)
            {
                codes[signal] = value > thresholds[signal] ? (ushort)1 : (ushort)0;
            }
        }
    }

    // Both return the first feature that is left: fewer than fill a vector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int EncodeVectors(byte* row, int first, int end, ushort* codes)
    {
        ushort* bounds = _bounds.First;
        for (; first <= end - Vector<byte>.Count; first += Vector<byte>.Count)
        {
            Vector.Widen(Vector.Load(row + first), out Vector<ushort> low, out Vector<ushort> high);
            ushort* bound = bounds + first;
            ushort* code = codes + first;
            Vector.Store(Vector.GreaterThanOrEqual(low, Vector.Load(bound)) & Vector<ushort>.One, code);
            Vector.Store(Vector.GreaterThanOrEqual(high, Vector.Load(bound + Vector<ushort>.Count)) & Vector<ushort>.One, code + Vector<ushort>.Count);
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int EncodeVectors(float* row, int first, int end, ushort* codes)
    {
        for (; first <= end - Vector<ushort>.Count; first += Vector<ushort>.Count)
        {
            float* threshold = _thresholds.First + first;
            Vector<int> low = Vector.GreaterThan(Vector.Load(row + first), Vector.Load(threshold));
            Vector<int> high = Vector.GreaterThan(Vector.Load(row + first + Vector<int>.Count), Vector.Load(threshold + Vector<int>.Count));
            Vector.Store(Vector.Narrow(low.As<int, uint>(), high.As<int, uint>()) & Vector<ushort>.One, codes + first);
        }

        return first;
    }
}
