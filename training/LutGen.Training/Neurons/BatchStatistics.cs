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

    /// <summary>Those of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static BatchStatistics Of(float* row, int count)
    {
        Vector512<float> sum = default, squares = default;
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            sum += Vector512.Load(row + i);
        }

        float mean = VectorMath.SumLanes(sum) / count;
        Vector512<float> center = Vector512.Create(mean);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> distance = Vector512.Load(row + i) - center;
            squares = Vector512.FusedMultiplyAdd(distance, distance, squares);
        }

        return new BatchStatistics(mean, VectorMath.SumLanes(squares) / count);
    }

    /// <summary>Turns dLoss/dh of h = (z - mean) inverse into dLoss/dz, in place.</summary>
    /// <param name="gradient">Gradients of h; receives those of z.</param>
    /// <param name="row">The values z.</param>
    /// <param name="count">Samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Backward(float* gradient, float* row, int count)
    {
        Vector512<float> mean = Vector512.Create(Mean), inverse = Vector512.Create(Inverse), sum = default, product = default;
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> given = Vector512.Load(gradient + i);
            sum += given;
            product = Vector512.FusedMultiplyAdd(given, (Vector512.Load(row + i) - mean) * inverse, product);
        }

        Vector512<float> meanGradient = Vector512.Create(VectorMath.SumLanes(sum) / count), slope = Vector512.Create(VectorMath.SumLanes(product) / count);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> h = (Vector512.Load(row + i) - mean) * inverse;
            ((Vector512.Load(gradient + i) - meanGradient - h * slope) * inverse).Store(gradient + i);
        }
    }
}
