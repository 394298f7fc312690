using LutGen.Training.Neurons;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Neurons;

public unsafe class ScoreCrossEntropyTests
{
    private const int Batch = 32;

    [Theory]
    [InlineData(1, 2.5)]
    [InlineData(2, 1)]
    [InlineData(10, 3)]
    [InlineData(10, -0.5)]
    public void Loss_and_gradients_are_those_of_the_softmax_of_scores_that_fall_a_little_with_the_class(int scores, double factor)
    {
        SeededRandom random = new((ulong)scores);
        int classes = Math.Max(scores, 2);
        int[] labels = [.. Enumerable.Range(0, Batch).Select(_ => random.Next(classes))];
        using NeuronRows rows = new(scores, Batch, learns: true);
        for (int i = 0; i < scores * Batch; i++)
        {
            // Codes times the step, so that some scores are equal.
            rows.Values[i] = 0.5f * (random.Next(5) - 2);
        }

        (double loss, int correct, float factorGradient) = ScoreCrossEntropy.Evaluate(rows, scores, (float)factor, 0.5f, labels);

        (double expectedLoss, int expectedCorrect, double expectedFactor) = (0, 0, 0);
        for (int lane = 0; lane < Batch; lane++)
        {
            double[] values = [.. Enumerable.Range(0, scores).Select(c => (double)rows.Value(c)[lane])];
            values = scores == 1 ? [0, values[0]] : values;
            values = [.. values.Select((value, c) => value - c * 0.5 / classes)];
            double[] powers = [.. values.Select(value => Math.Exp(factor * value))];
            expectedLoss -= Math.Log(powers[labels[lane]] / powers.Sum());
            expectedCorrect += Array.IndexOf(values, values.Max()) == labels[lane] ? 1 : 0;
            for (int c = 0; c < classes; c++)
            {
                double gradient = (powers[c] / powers.Sum() - (c == labels[lane] ? 1 : 0)) / Batch;
                expectedFactor += gradient * values[c];
                if (classes == scores || c == 1)
                {
                    Assert.Equal(gradient * factor, rows.Gradient(classes == scores ? c : 0)[lane], 1e-6);
                }
            }
        }

        Assert.Equal(expectedLoss, loss, 1e-3);
        Assert.Equal(expectedCorrect, correct);
        Assert.Equal(expectedFactor, factorGradient, 1e-5);
    }
}
