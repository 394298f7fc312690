using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>Cross-entropy of the softmax of a sample's scores, with smoothed labels (arXiv 1512.00567, section 7).</summary>
internal static class ClassCrossEntropy
{
    /// <summary>The loss of a sample.</summary>
    /// <param name="scores">A score a class.</param>
    /// <param name="label">Its class.</param>
    /// <param name="smoothing">Share of the label that all classes get alike, 0 up to 1.</param>
    /// <param name="weight">What gradients are multiplied by.</param>
    /// <param name="gradients">Receives a gradient a score; empty for none.</param>
    public static double Of(ReadOnlySpan<float> scores, int label, float smoothing, float weight, Span<float> gradients)
    {
        float largest = scores[Largest.IndexIn(scores)];
        double sum = 0, mean = 0;
        foreach (float score in scores)
        {
            sum += Math.Exp(score - largest);
            mean += score - largest;
        }

        for (int i = 0; i < gradients.Length; i++)
        {
            double target = (i == label ? 1 - smoothing : 0) + smoothing / scores.Length;
            gradients[i] = (float)(weight * (Math.Exp(scores[i] - largest) / sum - target));
        }

        return Math.Log(sum) - (1 - smoothing) * (scores[label] - largest) - smoothing * mean / scores.Length;
    }
}
