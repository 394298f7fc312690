using LutGen.Benchmarks.Peers.Native;
using LutGen.Encoders;

namespace LutGen.Benchmarks.Peers.Measurement;

/// <summary>The same samples as each side takes them: rows of bytes, rows of bools, and bit planes.</summary>
internal sealed class Samples
{
    /// <summary>Samples of the planes: one block of the widest words.</summary>
    public const int PlaneSamples = 512;

    private readonly int _bits;

    /// <summary>Encodes rows.</summary>
    /// <param name="encoder">Gives bits, or codes if only <see cref="Rows"/> are read.</param>
    /// <param name="rows">Row-major features, bytes; at least <see cref="PlaneSamples"/> rows.</param>
    public Samples(InputEncoder encoder, ReadOnlySpan<byte> rows)
    {
        int features = encoder.FeatureCount;
        _bits = encoder.SignalCount;
        Count = rows.Length / features;
        Rows = new Block<byte>(rows.Length);
        rows.CopyTo(Rows.Span);
        Bits = new Block<byte>(Count * _bits);
        var row = new float[features];
        var codes = new int[_bits];
        for (int sample = 0; sample < Count; sample++)
        {
            for (int feature = 0; feature < features; feature++)
            {
                row[feature] = rows[sample * features + feature];
            }

            encoder.Encode(row, codes);
            for (int bit = 0; bit < _bits; bit++)
            {
                Bits.Span[sample * _bits + bit] = (byte)codes[bit];
            }
        }
    }

    /// <summary>Samples.</summary>
    public int Count { get; }

    /// <summary>Row-major features.</summary>
    public Block<byte> Rows { get; }

    /// <summary>Row-major encoded features, a byte of 0 or 1 each.</summary>
    public Block<byte> Bits { get; }

    /// <summary>Samples of random bytes.</summary>
    /// <param name="encoder">Gives bits.</param>
    /// <param name="count">Samples.</param>
    /// <param name="below">Bytes are less than this.</param>
    public static Samples Random(InputEncoder encoder, int count, int below = 256)
    {
        var random = new Random(1);
        var rows = new byte[count * encoder.FeatureCount];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (byte)random.Next(below);
        }

        return new Samples(encoder, rows);
    }

    /// <summary>The first <see cref="PlaneSamples"/> samples as bit planes: block after block of as many samples as a plane holds, in each plane after plane.</summary>
    /// <param name="words">64-bit words of a plane: 1, 2, 4 or 8.</param>
    public Block<ulong> Planes(int words)
    {
        var planes = new Block<ulong>(PlaneSamples / 64 * _bits);
        for (int sample = 0; sample < PlaneSamples; sample++)
        {
            int block = sample / 64 / words * words * _bits;
            int word = sample / 64 % words;
            for (int bit = 0; bit < _bits; bit++)
            {
                planes.Span[block + bit * words + word] |= (ulong)Bits.Span[sample * _bits + bit] << (sample % 64);
            }
        }

        return planes;
    }
}
