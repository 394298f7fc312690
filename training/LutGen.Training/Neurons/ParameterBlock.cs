using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Neighbouring parameters of one kind.</summary>
/// <param name="First">Index of the first, a multiple of 16.</param>
/// <param name="Count">How many.</param>
/// <param name="Decays">Whether weight decay is for them.</param>
internal readonly record struct ParameterBlock(int First, int Count, bool Decays)
{
    /// <summary>They or their gradients in a buffer of all.</summary>
    public Span<float> In(AlignedBuffer all) => all.Slice(First, Count);

    /// <summary>The first of them in a buffer of all.</summary>
    public unsafe float* At(AlignedBuffer all) => all.Start + First;
}
