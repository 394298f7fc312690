using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// The head while training: the outputs of the last layer are cut into one contiguous group per class, the logit of class c is
/// (number of ones in its group + beta) / tau (GroupSum, arXiv 2210.08277), and the loss is the cross-entropy of the softmax.
/// </summary>
/// <param name="classes">Number of classes, at least 2.</param>
/// <param name="groupSize">Outputs of one class.</param>
/// <param name="temperature">Temperature tau &gt; 0 of the sums.</param>
internal sealed unsafe class GroupSumCrossEntropy(int classes, int groupSize, float temperature)
{
    private const float Log2E = 1.4426950408889634f;
    private const float Ln2 = 0.6931471805599453f;

    /// <summary>Class rows needed as working memory and for the gradients.</summary>
    public int Classes => classes;

    /// <summary>Nodes that share a gradient row.</summary>
    public int GroupSize => groupSize;

    /// <summary>
    /// Computes loss and gradient of one micro-batch. Beta moves all logits alike and therefore changes neither.
    /// </summary>
    /// <param name="outputs">Rows of the last layer, [classes x groupSize] rows.</param>
    /// <param name="labels">Label of each lane; -1 marks an unused lane.</param>
    /// <param name="gradientRows">Receives dLoss/ds of any node of class c in row c.</param>
    /// <param name="weight">Weight of one sample in the mean, 1 / batch size.</param>
    /// <param name="correct">Number of samples whose largest logit is the label's.</param>
    /// <returns>The sum of the samples' losses, not weighted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public double Evaluate(float* outputs, ReadOnlySpan<int> labels, float* gradientRows, float weight, out int correct)
    {
        SumGroups(outputs, gradientRows);
        correct = CountCorrect(gradientRows, labels);
        return Softmax(gradientRows, labels, weight);
    }

    /// <summary>Logits in units of ln 2: the number of ones is (groupSize - sum of s) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void SumGroups(float* outputs, float* rows)
    {
        Vector512<float> scale = Vector512.Create(-0.5f * Log2E / temperature);
        for (int c = 0; c < classes; c++, rows += MicroBatch.Lanes)
        {
            for (int lane = 0; lane < MicroBatch.Lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> sum = default;
                float* s = outputs + (nint)c * groupSize * MicroBatch.Lanes + lane;
                for (int i = 0; i < groupSize; i++, s += MicroBatch.Lanes)
                {
                    sum += Vector512.Load(s);
                }

                (sum * scale).Store(rows + lane);
            }
        }
    }

    private int CountCorrect(float* rows, ReadOnlySpan<int> labels)
    {
        int correct = 0;
        for (int lane = 0; lane < labels.Length; lane++)
        {
            int best = 0;
            for (int c = 1; c < classes; c++)
            {
                best = rows[c * MicroBatch.Lanes + lane] > rows[best * MicroBatch.Lanes + lane] ? c : best;
            }

            correct += best == labels[lane] ? 1 : 0;
        }

        return correct;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private double Softmax(float* rows, ReadOnlySpan<int> labels, float weight)
    {
        // dLoss/ds = dLoss/dlogit * dlogit/ds, and a logit falls by 1 / 2 tau when s rises by 1.
        Vector512<float> slope = Vector512.Create(-0.5f * weight / temperature);
        double loss = 0;
        for (int lane = 0; lane < MicroBatch.Lanes; lane += Vector512<float>.Count)
        {
            Vector512<float> highest = Vector512.Load(rows + lane);
            for (int c = 1; c < classes; c++)
            {
                highest = Vector512.MaxNative(highest, Vector512.Load(rows + c * MicroBatch.Lanes + lane));
            }

            Vector512<int> label = Vector512.Create(labels.Slice(lane, Vector512<int>.Count));
            Vector512<float> total = default, labelLogit = default;
            for (int c = 0; c < classes; c++)
            {
                float* row = rows + c * MicroBatch.Lanes + lane;
                Vector512<float> logit = Vector512.Load(row) - highest;
                Vector512<float> isLabel = Vector512.Equals(label, Vector512.Create(c)).AsSingle();
                labelLogit = Vector512.ConditionalSelect(isLabel, logit, labelLogit);
                Vector512<float> exponential = VectorMath.Exp2(logit);
                total += exponential;
                exponential.Store(row);
            }

            Vector512<float> used = Vector512.GreaterThanOrEqual(label, Vector512<int>.Zero).AsSingle();
            Vector512<float> losses = (VectorMath.Log2(total) - labelLogit) & used;
            for (int i = 0; i < Vector512<float>.Count; i++)
            {
                loss += losses[i];
            }

            Vector512<float> inverse = Vector512<float>.One / total;
            for (int c = 0; c < classes; c++)
            {
                float* row = rows + c * MicroBatch.Lanes + lane;
                Vector512<float> isLabel = Vector512.Equals(label, Vector512.Create(c)).AsSingle();
                Vector512<float> gradient = Vector512.Load(row) * inverse - (Vector512<float>.One & isLabel);
                (gradient * slope & used).Store(row);
            }
        }

        return loss * Ln2;
    }
}
