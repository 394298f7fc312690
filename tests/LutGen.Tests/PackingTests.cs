using LutGen.Encoders;
using LutGen.Kernels;
using LutGen.Packing;

namespace LutGen.Tests;

/// <summary>Rows to planes and to codes, against the encoders' own definition.</summary>
public sealed class PackingTests
{
    private static readonly float[] s_edges =
        [float.NaN, float.NegativeInfinity, float.PositiveInfinity, -1, -0f, 0, float.Epsilon, 0.5f, 1, 126.99999f, 127, 127.00001f, 127.5f, 254, 254.5f, 255, 256, 3e9f, -3e9f];

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(784)]
    [InlineData(1100)]
    public void One_threshold_a_feature_is_packed_as_it_encodes(int features)
    {
        Check(new ThresholdEncoder(Enumerable.Range(0, features).Select(i => s_edges[3 + i % 14])));
        Check(new RawBitsEncoder(features));
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(3, 200)]
    [InlineData(16, 9)]
    [InlineData(40, 3)]
    [InlineData(70, 4)]
    [InlineData(200, 12)]
    public void Ragged_thermometers_are_packed_as_they_encode(int features, int most)
    {
        var random = new Random(features);
        Check(new ThermometerEncoder(Enumerable.Range(0, features)
            .Select(i => (IReadOnlyList<float>)Enumerable.Range(0, i == 0 ? most : random.Next(most)).Select(_ => random.Next(-20, 560) / 2f).Order().ToArray())
            .ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(90)]
    [InlineData(300)]
    public void Quantisers_of_any_width_are_packed_as_they_encode(int features) =>
        Check(new QuantizerEncoder(Enumerable.Range(0, features).Select(i => new Quantizer(1 + i * 7 % 16, 0.25f + i % 5 * 0.75f, i % 7 * 3 - 5)).ToArray()));

    private static void Check(InputEncoder encoder)
    {
        const int Rows = 512;
        var random = new Random(encoder.SignalCount);
        float[] floats = Enumerable.Range(0, Rows * encoder.FeatureCount)
            .Select(i => random.Next(3) switch { 0 => s_edges[random.Next(s_edges.Length)], 1 => random.Next(512) / 2f, _ => random.NextSingle() * 300 - 20 })
            .ToArray();
        var bytes = new byte[floats.Length];
        random.NextBytes(bytes);

        Check(encoder, RowReaders.ForFloats(encoder), floats, Codes(encoder, floats));
        Check(encoder, RowReaders.ForBytes(encoder), bytes, Codes(encoder, bytes.Select(b => (float)b).ToArray()));
    }

    private static unsafe void Check<T>(InputEncoder encoder, RowReader<T> reader, T[] rows, int[][] codes)
        where T : unmanaged
    {
        int[] widths = [.. encoder.Widths];
        int planes = widths.Sum();
        fixed (T* first = rows)
        {
            foreach (int words in new[] { 8, 4, 2, 1 })
            {
                foreach (int count in new[] { 1, 2, 64 * words - 1, 64 * words })
                {
                    ulong* memory = ScratchMemory.Get((planes + 1) * words + 8 + reader.Packer.ScratchWords(words));
                    reader.Packer.Pack(first, count, memory, words, memory + ScratchMemory.Aligned((planes + 1) * words));
                    for (int row = 0; row < count; row++)
                    {
                        Assert.True(codes[row].SequenceEqual(CodesOf(memory, words, row, widths)), $"{words} words, row {row} of {count}");
                    }
                }
            }

            var actual = new ushort[widths.Length];
            fixed (ushort* one = actual)
            {
                reader.Encoder.Encode(first, 0, encoder.FeatureCount, one);
            }

            Assert.Equal(codes[0], actual.Select(c => (int)c));
        }
    }

    private static int[][] Codes(InputEncoder encoder, float[] rows) => rows.Chunk(encoder.FeatureCount).Select(row =>
    {
        var codes = new int[encoder.SignalCount];
        encoder.Encode(row, codes);
        return codes;
    }).ToArray();

    private static unsafe IEnumerable<int> CodesOf(ulong* planes, int words, int sample, int[] widths)
    {
        var codes = new int[widths.Length];
        for (int signal = 0; signal < widths.Length; signal++)
        {
            for (int bit = 0; bit < widths[signal]; bit++, planes += words)
            {
                codes[signal] = codes[signal] << 1 | (int)(planes[sample / 64] >> (sample % 64) & 1);
            }
        }

        return codes;
    }
}
