using LutGen.Training.Baselines;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Baselines;

public class LogisticRegressionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void The_gradient_is_that_of_finite_differences(double penalty)
    {
        Dataset data = Clouds(40, 3, 4, 5);
        SmoothFunction loss = LogisticRegression.Loss(Standardization.Of(data).Apply(data), data, penalty);
        SeededRandom random = new(3);
        double[] point = [.. Enumerable.Range(0, 4 * 4).Select(_ => random.NextDouble(-1, 1))], gradient = new double[point.Length];
        loss(point, gradient);

        const double Step = 1e-5;
        for (int i = 0; i < point.Length; i++)
        {
            double[] above = [.. point], below = [.. point];
            above[i] += Step;
            below[i] -= Step;
            double slope = (loss(above, new double[point.Length]) - loss(below, new double[point.Length])) / (2 * Step);
            Assert.Equal(slope, gradient[i], 7);
        }
    }

    [Fact]
    public void Without_a_penalty_a_feature_of_two_values_gets_the_shares_of_each_class()
    {
        // Of 10 samples at 0 three are of class 1, of 20 samples at 1 fourteen.
        byte[] features = [.. Enumerable.Repeat((byte)0, 10), .. Enumerable.Repeat((byte)1, 20)];
        int[] labels = [.. Enumerable.Range(0, 10).Select(i => i < 3 ? 1 : 0), .. Enumerable.Range(0, 20).Select(i => i < 14 ? 1 : 0)];
        var fitted = LogisticRegression.Fit(new Dataset("two", features, labels, 1, 2), 0);
        double deviation = Math.Sqrt(2 / 9d), mean = 2 / 3d;

        double Logit(double x) => (fitted.Parameters[2] - fitted.Parameters[0]) * (x - mean) / deviation + fitted.Parameters[3] - fitted.Parameters[1];
        Assert.True(fitted.Minimum.Converged);
        Assert.Equal(Math.Log(3 / 7d), Logit(0), 3);
        Assert.Equal(Math.Log(14 / 6d), Logit(1), 3);
    }

    [Fact]
    public void A_penalty_shrinks_the_weights_and_not_the_biases()
    {
        Dataset data = Clouds(60, 2, 2, 8);
        double Weights(double penalty) => LogisticRegression.Fit(data, penalty).Parameters.Where((_, i) => i % 3 != 2).Sum(Math.Abs);

        Assert.InRange(Weights(10), 0, Weights(0.01) / 10);

        // With all weights gone, biases give the classes' shares.
        var flat = LogisticRegression.Fit(data, 1e6);
        int ones = data.Labels.Count(label => label == 1);
        Assert.Equal(Math.Log(ones / (double)(data.Count - ones)), flat.Parameters[5] - flat.Parameters[2], 3);
    }

    [Fact]
    public void Clouds_that_lie_apart_are_told_apart()
    {
        Dataset data = Clouds(200, 4, 3, 1);
        var fitted = LogisticRegression.Fit(data, 1e-3);

        Assert.InRange(fitted.Predict(data).Zip(data.Labels).Count(pair => pair.First == pair.Second), 190, 200);
        Assert.Equal(3 * 5 + 2 * 4, fitted.KeptNumbers);
    }

    /// <summary>Normal clouds around corners: class c has its mean 4 higher in feature c (none for a class beyond the features).</summary>
    internal static Dataset Clouds(int count, int features, int classes, ulong seed)
    {
        SeededRandom random = new(seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % classes)];
        float[] rows = [.. Enumerable.Range(0, count * features).Select(i => (float)random.NextNormal() + (labels[i / features] == i % features ? 4 : 0))];
        return new Dataset("clouds", rows, labels, features, classes);
    }
}
