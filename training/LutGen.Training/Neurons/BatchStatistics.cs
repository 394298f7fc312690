using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Mean and inverse standard deviation of one row over a batch (batch normalisation, arXiv 1502.03167), and the way back through both.</summary>
/// <param name="Mean">Mean of the batch, or the running one.</param>
/// <param name="Variance">Variance of the batch (divided by its size), or the running one.</param>
internal readonly unsafe record struct BatchStatistics(float Mean, float Variance)
{
    private const float Epsilon = 1e-5f;

    /// <summary>1 / sqrt(variance + 1e-5).</summary>
    public float Inverse => 1 / MathF.Sqrt(Variance + Epsilon);

    /// <summary>Those of a row, from distances to its first number: in one pass, and next to the mean they lose no digits to speak of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static BatchStatistics Of(float* row, int count)
    {
        Vector512<float> center = Vector512.Create(*row), sum = default, squares = default;
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> distance = Vector512.Load(row + i) - center;
            sum += distance;
            squares = Vector512.FusedMultiplyAdd(distance, distance, squares);
        }

        Vector128<float> sums = VectorMath.SumLanes(sum, squares, default, default);
        float offset = sums[0] / count;
        return new BatchStatistics(*row + offset, Math.Max(sums[1] / count - offset * offset, 0));
    }

    /// <summary>Turns dLoss/dg of g = gamma h + beta, h = (z - mean) inverse, into dLoss/dz, in place.</summary>
    /// <param name="gradient">Gradients of g; receives those of z.</param>
    /// <param name="row">The values z.</param>
    /// <param name="count">Samples.</param>
    /// <param name="gamma">The factor gamma.</param>
    /// <param name="gammaGradient">Sum of dLoss/dg h over the samples.</param>
    /// <param name="betaGradient">Sum of dLoss/dg.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Backward(float* gradient, float* row, int count, float gamma, float gammaGradient, float betaGradient)
    {
        float inverse = Inverse;
        Vector512<float> mean = Vector512.Create(Mean), factor = Vector512.Create(gamma * inverse);
        Vector512<float> meanGradient = Vector512.Create(betaGradient / count), slope = Vector512.Create(gammaGradient / count * inverse);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> centered = Vector512.Load(gradient + i) - meanGradient;
            (Vector512.FusedMultiplyAdd(Vector512.Load(row + i) - mean, -slope, centered) * factor).Store(gradient + i);
        }
    }
}
