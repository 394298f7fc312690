namespace LutGen.Arithmetic;

/// <summary>How far an approximate product is from the exact one, over every pair of operands, each pair equally likely.</summary>
/// <param name="MeanAbsolute">Mean of |error|.</param>
/// <param name="Bias">Mean of error, approximate minus exact.</param>
/// <param name="Worst">The largest |error|.</param>
/// <param name="LargestProduct">The largest magnitude of an exact product, which the shares are of.</param>
public sealed record ProductError(double MeanAbsolute, double Bias, long Worst, long LargestProduct)
{
    /// <summary>Most bits of both operands together: every pair is multiplied, a million of them.</summary>
    public const int MostBits = 20;

    /// <summary>Mean of |error| as a share of the largest product.</summary>
    public double MeanAbsoluteShare => MeanAbsolute / LargestProduct;

    /// <summary>Mean of error as a share of the largest product.</summary>
    public double BiasShare => Bias / LargestProduct;

    /// <summary>Largest |error| as a share of the largest product.</summary>
    public double WorstShare => (double)Worst / LargestProduct;

    /// <summary>Multiplies every pair.</summary>
    /// <exception cref="ArgumentException">Both operands together have more than <see cref="MostBits"/> bits.</exception>
    public static ProductError Of(ChunkedMultiplier multiplier)
    {
        MultiplierFormat format = multiplier.Format;
        if (format.ProductBits > MostBits)
        {
            throw new ArgumentException($"operands of {format.ProductBits} bits together, expected at most {MostBits}: every pair is multiplied");
        }

        long sum = 0, absolute = 0, worst = 0;
        foreach (int weight in format.Weight.Values)
        {
            MultipleTable table = new(format, weight, ProductStorage.Plain);
            foreach (int activation in format.Activation.Values)
            {
                long error = multiplier.Multiply(activation, table) - (long)activation * weight;
                sum += error;
                absolute += Math.Abs(error);
                worst = Math.Max(worst, Math.Abs(error));
            }
        }

        double pairs = Math.Pow(2, format.ProductBits);
        return new ProductError(absolute / pairs, sum / pairs, worst, format.LargestProduct);
    }
}
