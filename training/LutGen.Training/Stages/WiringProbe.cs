using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training.Stages;

/// <summary>Other wirings of the layers that may be wired anew, and the gradients that their coefficients would have with them.</summary>
/// <param name="Alternatives">For each such layer the alternative connections of all its nodes, pinned arrays.</param>
/// <param name="Gradients">For each such layer and alternative the sums of the gradients, added to.</param>
/// <param name="Scratch">Room for the gradient of the coefficients of one layer.</param>
internal sealed record WiringProbe(int[][][] Alternatives, float[][][] Gradients, AlignedBuffer Scratch)
{
    /// <summary>Adds what stands in the scratch to the gradients of an alternative.</summary>
    public void Collect(int layer, int alternative)
    {
        float[] sums = Gradients[layer][alternative];
        ReadOnlySpan<float> addend = Scratch.Span[..sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += addend[i];
        }
    }
}
