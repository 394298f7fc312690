namespace LutGen.Arithmetic;

/// <summary>
/// The operands of a multiplier by lookup and how the activation is cut: a = sum of a_i * 2^(s*i) over chunks of s bits
/// (LUNA-CIM, arXiv 2311.10581; LUT-NA, arXiv 2406.05282). The top chunk is narrower where s does not divide the width, and
/// signed if the activation is; all others are unsigned.
/// </summary>
public sealed record MultiplierFormat
{
    /// <summary>Most bits of a chunk.</summary>
    public const int MostChunkBits = 8;

    /// <summary>Creates the format.</summary>
    /// <param name="activation">The operand that is cut into chunks.</param>
    /// <param name="weight">The operand that tables are made of.</param>
    /// <param name="chunkBits">s, 1 to <see cref="MostChunkBits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">s is out of range.</exception>
    public MultiplierFormat(IntegerFormat activation, IntegerFormat weight, int chunkBits)
    {
        if (chunkBits is < 1 or > MostChunkBits)
        {
            throw new ArgumentOutOfRangeException(nameof(chunkBits), chunkBits, $"expected 1 to {MostChunkBits}");
        }

        (Activation, Weight, ChunkBits) = (activation, weight, chunkBits);
    }

    /// <summary>The usual operands of LUT-NA: unsigned activations of 8 bits behind a ReLU, signed weights of 9 bits, chunks of two bits.</summary>
    public static MultiplierFormat Default { get; } = new(new IntegerFormat(8, false), new IntegerFormat(9, true), 2);

    /// <summary>The operand that is cut into chunks.</summary>
    public IntegerFormat Activation { get; }

    /// <summary>The operand that tables are made of.</summary>
    public IntegerFormat Weight { get; }

    /// <summary>Bits of a chunk, s.</summary>
    public int ChunkBits { get; }

    /// <summary>Chunks of an activation, n.</summary>
    public int Chunks => (Activation.Bits + ChunkBits - 1) / ChunkBits;

    /// <summary>Bits of the product, enough for every pair of operands.</summary>
    public int ProductBits => Activation.Bits + Weight.Bits;

    /// <summary>The largest magnitude of a product.</summary>
    public long LargestProduct => Math.Max(
        Math.Max((long)Activation.Largest * Weight.Largest, (long)Activation.Smallest * Weight.Smallest),
        Math.Max(-(long)Activation.Largest * Weight.Smallest, -(long)Activation.Smallest * Weight.Largest));

    /// <summary>Width of a chunk in bits.</summary>
    /// <param name="chunk">The chunk, 0 the lowest.</param>
    public int WidthOf(int chunk) => Math.Min(ChunkBits, Activation.Bits - chunk * ChunkBits);

    /// <summary>The value of a chunk: negative only for the top one of a negative activation.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="chunk">The chunk, 0 the lowest.</param>
    public int ChunkOf(int activation, int chunk)
    {
        int shifted = activation >> (chunk * ChunkBits);
        return chunk == Chunks - 1 ? shifted : shifted & ((1 << ChunkBits) - 1);
    }
}
