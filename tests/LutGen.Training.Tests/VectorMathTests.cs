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
}
