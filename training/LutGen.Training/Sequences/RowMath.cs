using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences;

/// <summary>Arithmetic on short rows of floats, in an order that is the same on every machine.</summary>
internal static class RowMath
{
    private const int Lanes = 16;
    private const float LogTwoOfE = 1.442695f;

    /// <summary>The sum of products.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector512<float> sums = Vector512<float>.Zero;
        int i = 0;
        for (; i <= left.Length - Lanes; i += Lanes)
        {
            sums += Vector512.Create(left.Slice(i, Lanes)) * Vector512.Create(right.Slice(i, Lanes));
        }

        float sum = VectorMath.SumLanes(sums);
        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    /// <summary>Adds a multiple of a row to another.</summary>
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        Vector512<float> factors = Vector512.Create(factor);
        int i = 0;
        for (; i <= target.Length - Lanes; i += Lanes)
        {
            Span<float> part = target.Slice(i, Lanes);
            (Vector512.Create((ReadOnlySpan<float>)part) + Vector512.Create(source.Slice(i, Lanes)) * factors).CopyTo(part);
        }

        for (; i < target.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }

    /// <summary>The hyperbolic tangent of each value, in place.</summary>
    public static void Tanh(Span<float> values) => Logistic(values, 2 * LogTwoOfE);

    /// <summary>1 / (1 + e^-x) of each value, in place.</summary>
    public static void Sigmoid(Span<float> values)
    {
        Logistic(values, LogTwoOfE);
        foreach (ref float value in values)
        {
            value = (1 + value) / 2;
        }
    }

    /// <summary>Scores become probabilities, in place.</summary>
    public static void Softmax(Span<float> scores)
    {
        float largest = float.NegativeInfinity, sum = 0;
        foreach (float score in scores)
        {
            largest = MathF.Max(largest, score);
        }

        foreach (ref float score in scores)
        {
            score = VectorMath.Exp2(Vector512.CreateScalar((score - largest) * LogTwoOfE))[0];
            sum += score;
        }

        foreach (ref float score in scores)
        {
            score /= sum;
        }
    }

    /// <summary>Scores become the gradient of the cross entropy of a class, in place.</summary>
    /// <returns>The cross entropy, in nats.</returns>
    public static double CrossEntropy(Span<float> scores, int expected)
    {
        Softmax(scores);
        double loss = -Math.Log(Math.Max(scores[expected], 1e-30f));
        scores[expected] -= 1;
        return loss;
    }

    // 1 - 2 / (1 + 2^(factor x)).
    private static void Logistic(Span<float> values, float factor)
    {
        Span<float> last = stackalloc float[Lanes];
        for (int i = 0; i < values.Length; i += Lanes)
        {
            Span<float> part = values[i..Math.Min(i + Lanes, values.Length)];
            part.CopyTo(last);
            VectorMath.Logistic(Vector512.Create((ReadOnlySpan<float>)last) * Vector512.Create(factor)).CopyTo(last);
            last[..part.Length].CopyTo(part);
        }
    }
}
