namespace LutGen.Training.Neurons;

/// <summary>
/// Loss of a batch: cross-entropy of the softmax of the scores times a learned factor; for one score alone that of the logistic function, class 1
/// where it is above 0. The first of equal scores is the class, as in the written network.
/// </summary>
internal static unsafe class ScoreCrossEntropy
{
    private const float StartFactor = 3, LeastFactor = 0.01f;

    /// <summary>Writes what the learned factor starts with.</summary>
    public static void InitializeFactor(Span<float> factor) => factor.Fill(StartFactor);

    /// <summary>Keeps the factor above 0, after an update: the written head multiplies scores by it, and must not turn them around.</summary>
    public static void ConstrainFactor(Span<float> factor) => factor[0] = Math.Max(factor[0], LeastFactor);

    /// <summary>The class that scores mean.</summary>
    /// <param name="rows">Rows of the last layer.</param>
    /// <param name="scores">Neurons of the last layer.</param>
    /// <param name="lane">The sample's place in the rows.</param>
    public static int ClassOf(NeuronRows rows, int scores, int lane)
    {
        int best = scores == 1 && rows.Value(0)[lane] > 0 ? 1 : 0;
        for (int c = 1; c < scores; c++)
        {
            best = rows.Value(c)[lane] > rows.Value(best)[lane] ? c : best;
        }

        return best;
    }

    /// <summary>Computes loss and gradients.</summary>
    /// <param name="rows">Rows of the last layer; their gradients are written.</param>
    /// <param name="scores">Neurons of the last layer.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="labels">Class of each sample.</param>
    /// <returns>Sum of the samples' losses, how many are right, and dLoss/dfactor of the mean loss.</returns>
    public static (double Loss, int Correct, float Factor) Evaluate(NeuronRows rows, int scores, float factor, ReadOnlySpan<int> labels)
    {
        double loss = 0, factorGradient = 0;
        int correct = 0;
        Span<double> p = stackalloc double[Math.Max(scores, 2)];
        for (int lane = 0; lane < labels.Length; lane++)
        {
            int best = ClassOf(rows, scores, lane);
            for (int c = 0; c < scores; c++)
            {
                p[c] = rows.Value(c)[lane];
            }

            if (scores == 1)
            {
                // One score s is the difference of two: 0 and s.
                (p[0], p[1]) = (0, p[0]);
            }

            correct += best == labels[lane] ? 1 : 0;
            double highest = factor * p[best], total = 0, labelled = factor * p[labels[lane]] - highest;
            for (int c = 0; c < p.Length; c++)
            {
                total += Math.Exp(factor * p[c] - highest);
            }

            loss += Math.Log(total) - labelled;
            for (int c = 0; c < p.Length; c++)
            {
                double gradient = (Math.Exp(factor * p[c] - highest) / total - (c == labels[lane] ? 1 : 0)) / labels.Length;
                factorGradient += gradient * p[c];
                if (scores > 1 || c == 1)
                {
                    rows.Gradient(scores > 1 ? c : 0)[lane] = (float)(gradient * factor);
                }
            }
        }

        return (loss, correct, (float)factorGradient);
    }
}
