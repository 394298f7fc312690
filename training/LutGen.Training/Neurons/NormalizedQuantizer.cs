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
        Scaling scaling = new(this);
        CodeRange range = new(Quantizer);
        Vector512<float> step = Vector512.Create(Step);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            (range.Quantize(scaling.Of(Vector512.Load(row + i))) * step).Store(values + i);
        }
    }

    /// <summary>Codes of a row, from the smallest as 0.</summary>
    public void Encode(float* row, Span<int> codes)
    {
        Scaling scaling = new(this);
        CodeRange range = new(Quantizer);
        Span<float> sixteen = stackalloc float[Vector512<float>.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            if (i % sixteen.Length == 0)
            {
                range.Quantize(scaling.Of(Vector512.Load(row + i))).CopyTo(sixteen);
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
        (float Gamma, float Beta, float Step) sums = Sums(gradient, row, count, gradient);
        Statistics.Backward(gradient, row, count, Gamma, sums.Gamma, sums.Beta);
        return sums;
    }

    /// <summary>The gradients of the learned numbers alone, for a row that nothing in front of learns from.</summary>
    /// <param name="gradient">Gradients of the values.</param>
    /// <param name="row">The values z.</param>
    /// <param name="count">Samples.</param>
    /// <returns>dLoss/dgamma, dLoss/dbeta and dLoss/ds.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public (float Gamma, float Beta, float Step) ParameterGradients(float* gradient, float* row, int count) => Sums(gradient, row, count, null);

    // Also writes what passes the quantiser, unless nobody asks.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (float Gamma, float Beta, float Step) Sums(float* gradient, float* row, int count, float* passing)
    {
        Scaling scaling = new(this);
        CodeRange range = new(Quantizer);
        Vector512<float> dGamma = default, dBeta = default, dStep = default;
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> distance = scaling.Distance(Vector512.Load(row + i)), given = Vector512.Load(gradient + i), u = scaling.OfDistance(distance);
            Vector512<float> code = range.Quantize(u), inside = range.Inside(u), passed = given & inside;
            dStep = Vector512.FusedMultiplyAdd(given, code - (u & inside), dStep);
            dGamma = Vector512.FusedMultiplyAdd(passed, distance, dGamma);
            dBeta += passed;
            if (passing is not null)
            {
                passed.Store(passing + i);
            }
        }

        Vector128<float> sums = VectorMath.SumLanes(dGamma, dBeta, dStep, default);
        return (sums[0] * Statistics.Inverse, sums[1], sums[2]);
    }

    /// <summary>u = (z - mean) (gamma / (deviation s)) + beta/s: one factor.</summary>
    private readonly struct Scaling
    {
        private readonly Vector512<float> _mean;
        private readonly Vector512<float> _factor;
        private readonly Vector512<float> _offset;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Scaling(in NormalizedQuantizer of)
        {
            _mean = Vector512.Create(of.Statistics.Mean);
            _factor = Vector512.Create(of.Statistics.Inverse * of.Gamma / of.Step);
            _offset = Vector512.Create(of.Beta / of.Step);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Of(Vector512<float> z) => OfDistance(Distance(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Distance(Vector512<float> z) => z - _mean;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> OfDistance(Vector512<float> distance) => Vector512.FusedMultiplyAdd(distance, _factor, _offset);
    }
}
