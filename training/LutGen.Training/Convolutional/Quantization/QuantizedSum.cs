namespace LutGen.Training.Convolutional;

/// <summary>A rectified sum of two maps in whole numbers: code = clamp((bias + first factor * first code + second factor * second code + 2^(shift-1)) >> shift).</summary>
/// <param name="Node">The sum.</param>
/// <param name="Factors">The factors.</param>
/// <param name="Bias">What takes the maps' zeros off.</param>
/// <param name="Shift">Bits to shift by, at least 1.</param>
/// <param name="Output">What the codes given mean.</param>
internal sealed record QuantizedSum(AddNode Node, (int First, int Second) Factors, int Bias, int Shift, MapFormat Output)
{
    private const int AccumulatorBits = 30;

    /// <summary>Chooses the factors as large as accumulators of 32 bits allow.</summary>
    public static QuantizedSum Of(AddNode node, MapFormat first, MapFormat second, MapFormat output)
    {
        (double a, double b) = (first.Scale / output.Scale, second.Scale / output.Scale);
        int shift = 1;
        while (shift < 30 && Math.Max(a, b) * (1L << (shift + 1)) < 1L << (AccumulatorBits - 1 - Math.Max(first.Bits, second.Bits)))
        {
            shift++;
        }

        (int one, int other) = ((int)Math.Round(a * (1L << shift)), (int)Math.Round(b * (1L << shift)));
        return new QuantizedSum(node, (one, other), -(one * first.Zero + other * second.Zero), shift, output);
    }

    /// <summary>The code of two codes.</summary>
    public int CodeOf(int first, int second) => Math.Clamp((Bias + Factors.First * first + Factors.Second * second + (1 << (Shift - 1))) >> Shift, 0, Output.Largest);
}
