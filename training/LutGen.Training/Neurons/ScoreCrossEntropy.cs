using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// Loss of a batch: cross-entropy of the softmax of the scores times a learned factor; for one score alone that of the logistic function, class 1
/// where it is above 0. The first of equal scores is the class, as in the written network; with scores of a few levels there are many ties, so the loss sees
/// who wins them: class c of n loses c/n of a step.
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
    /// <param name="step">Step of the scores' quantiser.</param>
    /// <param name="labels">Class of each sample, a multiple of 16.</param>
    /// <returns>Sum of the samples' losses, how many are right, and dLoss/dfactor of the mean loss.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static (double Loss, int Correct, float Factor) Evaluate(NeuronRows rows, int scores, float factor, float step, ReadOnlySpan<int> labels)
    {
        // One score s is the difference of two: 0 and s.
        int first = scores == 1 ? 1 : 0, classes = scores + first;
        float toBase2 = factor * (float)(1 / Math.Log(2)), share = 1f / labels.Length, margin = step / classes;
        Vector512<float>* powers = stackalloc Vector512<float>[classes];
        Vector512<float> loss = default, factorGradient = default;
        int correct = 0;
        for (int lane = 0; lane < labels.Length; lane += Vector512<float>.Count)
        {
            Vector512<int> label = Vector512.Create(labels[lane..]), best = default;
            Vector512<float> highest = Score(0), labelled = highest, total = default;
            for (int c = 1; c < classes; c++)
            {
                Vector512<float> score = Score(c);
                best = Vector512.ConditionalSelect(Vector512.GreaterThan(score, highest).AsInt32(), Vector512.Create(c), best);
                highest = Vector512.MaxNative(highest, score);
                labelled = Vector512.ConditionalSelect(IsLabel(c), score, labelled);
            }

            correct += (int)ulong.PopCount(Vector512.Equals(best, label).ExtractMostSignificantBits());
            for (int c = 0; c < classes; c++)
            {
                powers[c] = VectorMath.Exp2((Score(c) - highest) * toBase2);
                total += powers[c];
            }

            loss += VectorMath.Log2(total) - (labelled - highest) * toBase2;
            Vector512<float> inverse = Vector512<float>.One / total;
            for (int c = 0; c < classes; c++)
            {
                Vector512<float> gradient = (powers[c] * inverse - (IsLabel(c) & Vector512<float>.One)) * share;
                factorGradient = Vector512.FusedMultiplyAdd(gradient, Score(c), factorGradient);
                if (c >= first)
                {
                    (gradient * factor).Store(rows.Gradient(c - first) + lane);
                }
            }

            Vector512<float> Score(int c) => c < first ? Vector512<float>.Zero : Vector512.Load(rows.Value(c - first) + lane) - Vector512.Create(c * margin);

            Vector512<float> IsLabel(int c) => Vector512.Equals(label, Vector512.Create(c)).AsSingle();
        }

        return (VectorMath.SumLanes(loss) * Math.Log(2), correct, VectorMath.SumLanes(factorGradient));
    }
}
