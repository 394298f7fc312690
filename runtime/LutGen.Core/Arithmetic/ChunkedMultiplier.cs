namespace LutGen.Arithmetic;

/// <summary>
/// The definition of LUT-NA's product: P = sum of T_W[a_i] * 2^(s*i) over the chunks that are looked up, plus what stands for the
/// others. Exact where all are. Circuits and kernels are checked against it.
/// </summary>
public sealed class ChunkedMultiplier
{
    private readonly long _twiceStandIn;

    /// <summary>Creates the multiplier.</summary>
    /// <param name="format">The operands.</param>
    /// <param name="approximation">Which chunks are not looked up; null for none.</param>
    /// <exception cref="ArgumentException">No chunk is looked up.</exception>
    public ChunkedMultiplier(MultiplierFormat format, ChunkApproximation? approximation = null)
    {
        (Format, Approximation) = (format, approximation ?? ChunkApproximation.Exact);
        _twiceStandIn = Approximation.TwiceStandIn(format);
    }

    /// <summary>The operands.</summary>
    public MultiplierFormat Format { get; }

    /// <summary>Which chunks are not looked up.</summary>
    public ChunkApproximation Approximation { get; }

    /// <summary>The product of two operands.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="table">The weight's table, of the same format.</param>
    /// <exception cref="ArgumentOutOfRangeException">The activation is not of the format.</exception>
    public long Multiply(int activation, MultipleTable table)
    {
        Format.Activation.Require(activation, nameof(activation));
        long product = StandIn(table.Weight);
        for (int chunk = 0; chunk < Format.Chunks; chunk++)
        {
            if (!Approximation.Drops(chunk))
            {
                // A factor, not a shift: words of negative weights are negative.
                product += table[Format.ChunkOf(activation, chunk)] * (1L << (chunk * Format.ChunkBits));
            }
        }

        return product;
    }

    /// <summary>What is added for the chunks that are not looked up: weight times substitute, halves rounded up. A constant of the weight.</summary>
    /// <param name="weight">The weight.</param>
    public long StandIn(int weight) => (weight * _twiceStandIn + 1) >> 1;
}
