using LutGen.Training.Baselines;

namespace LutGen.Training.Tests.Baselines;

public class LimitedMemoryBfgsTests
{
    // A bowl a thousand times as steep in the last direction as in the first, with all directions coupled by their sum.
    private static readonly double[] Steepness = [.. Enumerable.Range(0, 12).Select(i => Math.Pow(1000, i / 11.0))];

    [Fact]
    public void A_quadratic_function_is_minimised_where_its_gradient_is_zero()
    {
        Minimum found = LimitedMemoryBfgs.Minimize(Bowl, new double[Steepness.Length], 1e-6, 500);

        // 0 = a_i x_i - 1 + sum(x): x_i = (1 - s) / a_i with s = r / (1 + r), r the sum of all 1 / a_i.
        double r = Steepness.Sum(a => 1 / a), s = r / (1 + r);
        Assert.True(found.Converged);
        Assert.InRange(found.GradientNorm, 0, 1e-6);
        Assert.All(found.Point.Zip(Steepness), pair => Assert.Equal((1 - s) / pair.Second, pair.First, 5));
    }

    [Fact]
    public void A_search_that_is_cut_short_says_that_it_has_not_converged()
    {
        Minimum found = LimitedMemoryBfgs.Minimize(Bowl, new double[Steepness.Length], 1e-9, 3);

        Assert.Equal((false, 3), (found.Converged, found.Iterations));
        Assert.True(found.GradientNorm > 1e-9);
        Assert.True(found.Value < 0, "three steps did not go down from 0");
    }

    [Fact]
    public void A_start_at_the_minimum_takes_no_step()
    {
        Minimum found = LimitedMemoryBfgs.Minimize((point, gradient) => { gradient[0] = 2 * point[0]; return point[0] * point[0]; }, [0], 1e-9, 100);

        Assert.Equal((true, 0, 0d), (found.Converged, found.Iterations, found.Value));
    }

    private static double Bowl(ReadOnlySpan<double> point, Span<double> gradient)
    {
        double sum = 0, value = 0;
        foreach (double x in point)
        {
            sum += x;
        }

        for (int i = 0; i < point.Length; i++)
        {
            value += Steepness[i] / 2 * point[i] * point[i] - point[i];
            gradient[i] = Steepness[i] * point[i] - 1 + sum;
        }

        return value + sum * sum / 2;
    }
}
