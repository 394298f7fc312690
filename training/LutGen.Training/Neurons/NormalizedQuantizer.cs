using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// Batch normalisation and quantiser of one row, fused: h = (z - mean) inverse, u = h gamma/s + beta/s, value = s clamp(round(u)).
/// </summary>
/// <param name="Quantizer">Range of the codes.</param>
/// <param name="Statistics">Of the batch while training, running ones otherwise.</param>
/// <param name="Gamma">Learned factor.</param>
/// <param name="Beta">Learned offset.</param>
/// <param name="Step">Learned step s of the quantiser, more than 0.</param>
internal readonly unsafe record struct NormalizedQuantizer(UniformQuantizer Quantizer, BatchStatistics Statistics, float Gamma, float Beta, float Step)
{
    /// <summary>Values of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Forward(float* row, float* values, int count)
    {
        Vector512<float> step = Vector512.Create(Step);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            (Quantizer.Quantize(Scaled(Vector512.Load(row + i))) * step).Store(values + i);
        }
    }

    /// <summary>Codes of a row, from the smallest as 0.</summary>
    public void Encode(float* row, Span<int> codes)
    {
        Span<float> sixteen = stackalloc float[Vector512<float>.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            if (i % sixteen.Length == 0)
            {
                Quantizer.Quantize(Scaled(Vector512.Load(row + i))).CopyTo(sixteen);
            }

            codes[i] = (int)sixteen[i % sixteen.Length] - Quantizer.Low;
        }
    }

    /// <summary>Turns dLoss/dvalue into dLoss/dz, in place.</summary>
    /// <param name="gradient">Gradients of the values; receives those of z.</param>
    /// <param name="row">The values z.</param>
    /// <param name="count">Samples.</param>
    /// <returns>dLoss/dgamma, dLoss/dbeta and dLoss/ds.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public (float Gamma, float Beta, float Step) Backward(float* gradient, float* row, int count)
    {
        Vector512<float> mean = Vector512.Create(Statistics.Mean), inverse = Vector512.Create(Statistics.Inverse), gamma = Vector512.Create(Gamma);
        Vector512<float> dGamma = default, dBeta = default, dStep = default;
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> z = Vector512.Load(row + i), given = Vector512.Load(gradient + i), u = Scaled(z);
            Vector512<float> inside = Quantizer.Inside(u), passed = given & inside;
            dStep = Vector512.FusedMultiplyAdd(given, Quantizer.Quantize(u) - (u & inside), dStep);
            dGamma = Vector512.FusedMultiplyAdd(passed, (z - mean) * inverse, dGamma);
            dBeta += passed;
            (passed * gamma).Store(gradient + i);
        }

        Statistics.Backward(gradient, row, count);
        return (VectorMath.SumLanes(dGamma), VectorMath.SumLanes(dBeta), VectorMath.SumLanes(dStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> Scaled(Vector512<float> z) => Vector512.FusedMultiplyAdd(
        (z - Vector512.Create(Statistics.Mean)) * Vector512.Create(Statistics.Inverse), Vector512.Create(Gamma / Step), Vector512.Create(Beta / Step));
}
