using LutGen.Training.Neurons;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Neurons;

public unsafe class NormalizedQuantizerTests
{
    private const int Count = 48;

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(1, true)]
    public void Gradients_go_straight_through_the_quantiser_and_through_the_batch_s_statistics(int bits, bool isSigned)
    {
        const double step = 1e-5;
        UniformQuantizer quantizer = new(bits, isSigned);
        SeededRandom random = new((ulong)bits);
        double[] z = [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble(-2, 3))];
        double[] given = [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble(-1, 1))];
        (double gamma, double beta, double s) = (1.3, 0.2, 0.45);
        using AlignedBuffer rows = new(Count), gradients = new(Count);
        for (int i = 0; i < Count; i++)
        {
            (rows.Span[i], gradients.Span[i]) = ((float)z[i], (float)given[i]);
        }

        NormalizedQuantizer fused = new(quantizer, BatchStatistics.Of(rows.Start, Count), (float)gamma, (float)beta, (float)s);
        (float dGamma, float dBeta, float dStep) = fused.Backward(gradients.Start, rows.Start, Count);

        // What is inside the range stays so: the estimator takes the quantiser for the identity there, for a constant elsewhere.
        double[] u = [.. Normalize(z).Select(h => (gamma * h + beta) / s)];
        bool[] inside = [.. u.Select(each => each >= quantizer.Low && each <= quantizer.High)];
        Assert.Contains(true, inside);
        Assert.Contains(false, inside);
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(Slope(at => { double[] moved = [.. z]; moved[i] += at; return Passed(moved, gamma, beta); }), gradients.Span[i], 1e-4);
        }

        Assert.Equal(Slope(at => Passed(z, gamma + at, beta)), dGamma, 1e-3);
        Assert.Equal(Slope(at => Passed(z, gamma, beta + at)), dBeta, 1e-3);
        Assert.Equal(
            u.Select((each, i) => given[i] * (Math.Clamp(Math.Round(each), quantizer.Low, quantizer.High) - (inside[i] ? each : 0))).Sum(), dStep, 1e-3);

        double Passed(double[] values, double g, double b) => Normalize(values).Select((h, i) => inside[i] ? given[i] * (g * h + b) : 0).Sum();

        static double Slope(Func<double, double> of) => (of(step) - of(-step)) / (2 * step);
    }

    [Theory]
    [InlineData(2, false, new[] { -5f, -0.5f, 0.5f, 0.51f, 1.5f, 2.5f, 3.4f, 9 }, new[] { 0, 0, 0, 1, 2, 2, 3, 3 })]
    [InlineData(2, true, new[] { -5f, -2.5f, -1.5f, -0.5f, 0.5f, 0.51f, 1.5f, 9 }, new[] { 0, 0, 0, 2, 2, 3, 3, 3 })]
    [InlineData(1, true, new[] { -5f, -0.6f, -0.5f, 0, 0.4f, 2, 3, 4 }, new[] { 0, 0, 1, 1, 1, 1, 1, 1 })]
    public void Codes_round_ties_to_even_and_stay_in_range(int bits, bool isSigned, float[] values, int[] expected)
    {
        // Statistics and step that change nothing: the inverse deviation is 1 where the variance is 1 - 1e-5.
        NormalizedQuantizer quantizer = new(new UniformQuantizer(bits, isSigned), new BatchStatistics(0, 1 - 1e-5f), 1, 0, 1);
        using AlignedBuffer row = new(16);
        values.CopyTo(row.Span);
        int[] codes = new int[values.Length];
        quantizer.Encode(row.Start, codes);
        Assert.Equal(expected, codes);
    }

    [Theory]
    [InlineData(0.8f, -0.25f)]
    [InlineData(-1.7f, 0.4f)]
    [InlineData(0, 0.3f)]
    public void Thresholds_and_their_table_give_the_codes_of_all_numbers(float gamma, float beta)
    {
        NormalizedQuantizer quantizer = new(new UniformQuantizer(2, true), new BatchStatistics(33.3f, 6200), gamma, beta, 0.37f);
        InputThresholds thresholds = InputThresholds.Of(quantizer);
        SeededRandom random = new(1);
        IEnumerable<float> numbers = Enumerable.Range(-300, 900).Select(x => (float)x)
            .Concat(Enumerable.Range(0, 1000).Select(_ => (float)random.NextDouble(-1000, 1000)))
            .Concat(thresholds.Thresholds).Concat(thresholds.Thresholds.Select(MathF.BitIncrement))
            .Concat([float.MinValue, float.MaxValue, float.Epsilon, 0]);
        using AlignedBuffer row = new(16);
        int[] code = new int[1];
        foreach (float x in numbers)
        {
            row.Span[0] = x;
            quantizer.Encode(row.Start, code);
            int address = (1 << thresholds.Thresholds.Count(t => x > t)) - 1;
            Assert.Equal(code[0], thresholds.Table(2)[address]);
        }
    }

    [Theory]
    [InlineData(0.8f, -0.25f)]
    [InlineData(-1.7f, 0.4f)]
    [InlineData(60, 3)]
    [InlineData(0.001f, 9)]
    public void Thresholds_for_bytes_are_fewer_whole_numbers_with_the_same_codes(float gamma, float beta)
    {
        InputThresholds all = InputThresholds.Of(new NormalizedQuantizer(new UniformQuantizer(3, true), new BatchStatistics(33.3f, 6200), gamma, beta, 0.37f));
        InputThresholds whole = all.ForBytes();
        Assert.All(whole.Thresholds, threshold => Assert.True(threshold is >= 0 and < 255 && threshold == MathF.Floor(threshold), $"{threshold}"));
        Assert.Equal(whole.Thresholds.Distinct().Order(), whole.Thresholds);
        Assert.All(Enumerable.Range(0, 256), x => Assert.Equal(CodeOf(all, x), CodeOf(whole, x)));

        static int CodeOf(InputThresholds thresholds, float x) => thresholds.Codes[thresholds.Thresholds.Count(t => x > t)];
    }

    private static double[] Normalize(double[] z)
    {
        double mean = z.Average(), variance = z.Select(each => (each - mean) * (each - mean)).Average();
        return [.. z.Select(each => (each - mean) / Math.Sqrt(variance + 1e-5))];
    }
}
