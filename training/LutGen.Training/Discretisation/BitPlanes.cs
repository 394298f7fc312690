using System.Runtime.Intrinsics;
using LutGen.Training.Data;

namespace LutGen.Training.Discretisation;

/// <summary>The encoder bits of a data set, bit-sliced: one 512-bit word holds one signal for a block of 512 samples.</summary>
internal sealed class BitPlanes
{
    public const int SamplesPerBlock = 512;

    private readonly ulong[] _words;

    public BitPlanes(EncodedDataset data)
    {
        Samples = data.Data.Count;
        Signals = data.SignalCount;
        _words = new ulong[(long)Blocks * Signals * Vector512<ulong>.Count];
        for (int sample = 0; sample < Samples; sample++)
        {
            long blockStart = (long)(sample / SamplesPerBlock) * Signals;
            int word = sample % SamplesPerBlock >> 6;
            ReadOnlySpan<byte> levels = data.Row(sample);
            for (int feature = 0; feature < levels.Length; feature++)
            {
                for (int k = 0; k < levels[feature]; k++)
                {
                    long signal = blockStart + data.SignalOffsets[feature] + k;
                    _words[signal * Vector512<ulong>.Count + word] |= 1UL << (sample & 63);
                }
            }
        }
    }

    public int Samples { get; }

    public int Signals { get; }

    public int Blocks => (Samples + SamplesPerBlock - 1) / SamplesPerBlock;

    public Vector512<ulong> this[int block, int signal] =>
        Vector512.Create(_words.AsSpan((block * Signals + signal) * Vector512<ulong>.Count, Vector512<ulong>.Count));
}
