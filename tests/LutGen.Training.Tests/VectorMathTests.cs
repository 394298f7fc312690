using System.Numerics;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests;

public class VectorMathTests
{
    [Fact]
    public void Powers_of_two_are_right_to_single_precision()
    {
        for (float x = -120; x < 120; x += 0.0371f)
        {
            double expected = Math.Pow(2, x);
            Assert.Equal(1, VectorMath.Exp2(Vector512.Create(x))[3] / expected, 3e-7);
        }
    }

    [Fact]
    public void Logarithms_are_right_to_five_digits()
    {
        for (float x = 1e-7f; x < 1e7f; x *= 1.037f)
        {
            Assert.Equal(Math.Log2(x), VectorMath.Log2(Vector512.Create(x))[5], 5e-6);
        }
    }

    [Fact]
    public void Lane_sums_are_those_of_their_vectors()
    {
        Vector512<float> steps = Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        Vector128<float> sums = VectorMath.SumLanes(steps, 2 * steps, 3 * steps, 4 * steps);
        Assert.Equal(Vector128.Create(120f, 240, 360, 480), sums);
    }

    [Fact]
    public void Noise_is_logistic()
    {
        LaneNoise noise = new(new SeededRandom(5));
        List<double> draws = [];
        for (int i = 0; i < 4000; i++)
        {
            Vector512<float> sample = noise.NextLogistic() * MathF.Log(2);
            for (int lane = 0; lane < 16; lane++)
            {
                draws.Add(sample[lane]);
            }
        }

        Assert.Equal(0, draws.Average(), 0.03);
        Assert.Equal(Math.PI * Math.PI / 3, draws.Average(x => x * x), 0.1);
        Assert.Equal(0.25, draws.Count(x => x < -Math.Log(3)) / (double)draws.Count, 0.01);
    }

    [Fact]
    public void Gumbel_noise_has_the_mean_and_the_variance_of_its_distribution()
    {
        LaneNoise noise = new(new SeededRandom(5));
        List<double> draws = [];
        for (int i = 0; i < 4000; i++)
        {
            Vector512<float> sample = noise.NextGumbel();
            for (int lane = 0; lane < 16; lane++)
            {
                draws.Add(sample[lane]);
            }
        }

        Assert.All(draws, x => Assert.True(double.IsFinite(x)));
        Assert.Equal(0.5772, draws.Average(), 0.02);
        Assert.Equal(Math.PI * Math.PI / 6, draws.Average(x => (x - 0.5772) * (x - 0.5772)), 0.05);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public unsafe void The_Walsh_transform_is_its_definition_in_place_too(int inputs)
    {
        int size = 1 << inputs;
        SeededRandom random = new(2);
        float[] source = [.. Enumerable.Range(0, 3 * size).Select(_ => (float)random.NextDouble(-1, 1))];
        float[] target = new float[source.Length], inPlace = [.. source];
        fixed (float* from = source)
        fixed (float* to = target)
        fixed (float* same = inPlace)
        {
            WalshTransform.Run(from, to, 3, inputs, 0.5f);
            WalshTransform.Run(same, same, 3, inputs, 0.5f);
        }

        Assert.Equal(target, inPlace);
        for (int i = 0; i < target.Length; i++)
        {
            double expected = Enumerable.Range(0, size).Sum(k =>
                (BitOperations.PopCount((uint)(k & i % size)) % 2 == 0 ? 0.5 : -0.5) * source[i / size * size + k]);
            Assert.Equal(expected, target[i], 1e-5);
        }
    }
}
