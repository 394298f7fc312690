using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>The quantiser of sub-neurons (PolyLUT-Add, arXiv 2406.04910): no normalisation, codes of one bit more than the neuron's.</summary>
/// <param name="Quantizer">Range of the codes.</param>
/// <param name="Step">Learned step, more than 0.</param>
internal readonly unsafe record struct SubNeuronQuantizer(UniformQuantizer Quantizer, float Step)
{
    /// <summary>Codes of sixteen sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Codes(Vector512<float> sums) => new CodeRange(Quantizer).Quantize(sums * Vector512.Create(1 / Step));

    /// <summary>Codes of a row, from the smallest as 0.</summary>
    public void Encode(float* row, Span<int> codes)
    {
        for (int i = 0; i < codes.Length; i++)
        {
            int first = i / Vector512<float>.Count * Vector512<float>.Count;
            codes[i] = (int)Codes(Vector512.Load(row + first))[i - first] - Quantizer.Low;
        }
    }

    /// <summary>Turns sums into the gradients of sums, in place.</summary>
    /// <param name="sums">The sums; receives their gradients.</param>
    /// <param name="given">dLoss/dValue.</param>
    /// <param name="count">Samples.</param>
    /// <returns>dLoss/dStep.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public float Backward(float* sums, float* given, int count)
    {
        CodeRange range = new(Quantizer);
        Vector512<float> inverse = Vector512.Create(1 / Step), step = default;
        for (int lane = 0; lane < count; lane += Vector512<float>.Count)
        {
            Vector512<float> u = Vector512.Load(sums + lane) * inverse, gradient = Vector512.Load(given + lane), inside = range.Inside(u);
            step = Vector512.FusedMultiplyAdd(gradient, range.Quantize(u) - (u & inside), step);
            (gradient & inside).Store(sums + lane);
        }

        return VectorMath.SumLanes(step);
    }
}
