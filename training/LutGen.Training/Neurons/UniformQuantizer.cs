namespace LutGen.Training.Neurons;

/// <summary>
/// Codes of a width, signed (-2^(b-1)..2^(b-1) - 1, two's range) or not (0..2^b - 1): q = clamp(round(u)), ties to even, and the value q s. The
/// learned step s is a parameter (LSQ, arXiv 1902.08153): gradients pass where u is inside the range; dq s/ds = q - u inside, q outside.
/// </summary>
/// <param name="Bits">Width b, 1..8.</param>
/// <param name="IsSigned">Whether codes may be negative.</param>
internal readonly record struct UniformQuantizer(int Bits, bool IsSigned)
{
    private const float LeastStep = 0.02f;

    /// <summary>Smallest code.</summary>
    public int Low => IsSigned ? -(1 << (Bits - 1)) : 0;

    /// <summary>Largest code.</summary>
    public int High => (1 << (IsSigned ? Bits - 1 : Bits)) - 1;

    /// <summary>Number of codes.</summary>
    public int Count => 1 << Bits;

    /// <summary>The step to start with: the published chain's ranges, 1.61 for hidden codes and 1.33 for scores, at the largest code.</summary>
    public float StartStep => (IsSigned ? 1.33f : 1.61f) / Math.Max(High, 1);

    /// <summary>The factor on the step by which a narrower quantiser covers the same range.</summary>
    /// <param name="narrower">The narrower one, signed where this one is.</param>
    public float StepRatio(UniformQuantizer narrower) => IsSigned ? 1 << (Bits - narrower.Bits) : (float)High / narrower.High;

    /// <summary>Keeps learned steps from vanishing, after an update.</summary>
    public static void Constrain(Span<float> steps)
    {
        foreach (ref float step in steps)
        {
            step = Math.Max(step, LeastStep);
        }
    }
}
