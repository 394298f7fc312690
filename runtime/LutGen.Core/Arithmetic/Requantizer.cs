namespace LutGen.Arithmetic;

/// <summary>
/// Multiplies an accumulator by Multiplier / 2^Shift and rounds to a whole number, halves up: (accumulator * Multiplier + 2^(Shift-1)) >> Shift, an
/// arithmetic shift. Exact in 64 bits: |accumulator| below 2^31 and Multiplier below 2^31 keep the sum within 2^62 + 2^30.
/// </summary>
public readonly record struct Requantizer
{
    /// <summary>Most bits to shift by.</summary>
    public const int MostShift = 31;

    /// <summary>Creates the requantiser.</summary>
    /// <param name="multiplier">0 to 2^31 - 1.</param>
    /// <param name="shift">0 to <see cref="MostShift"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
    public Requantizer(int multiplier, int shift)
    {
        if (multiplier < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(multiplier), multiplier, $"expected 0 to {int.MaxValue}");
        }

        if (shift is < 0 or > MostShift)
        {
            throw new ArgumentOutOfRangeException(nameof(shift), shift, $"expected 0 to {MostShift}");
        }

        (Multiplier, Shift) = (multiplier, shift);
    }

    /// <summary>What is multiplied with.</summary>
    public int Multiplier { get; }

    /// <summary>Bits that the product is shifted by.</summary>
    public int Shift { get; }

    /// <summary>
    /// The requantiser that is nearest to a scale: the largest shift whose multiplier stays below 2^31. Its scale is off by 2^-(Shift+1) at most,
    /// which is 2^-31 of the scale itself from 2^-1 on, and more, relatively, below.
    /// </summary>
    /// <param name="scale">Above 0 and below 2^31 - 1/2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of range.</exception>
    public static Requantizer Nearest(double scale)
    {
        if (!(scale > 0) || !(scale < int.MaxValue + 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "expected a number above 0 and below 2^31 - 1/2");
        }

        int shift = MostShift;
        while (Math.Floor(scale * (1L << shift) + 0.5) > int.MaxValue)
        {
            shift--;
        }

        return new Requantizer((int)Math.Floor(scale * (1L << shift) + 0.5), shift);
    }

    /// <summary>Requantises.</summary>
    /// <param name="accumulator">From -(2^31 - 1) to 2^31 - 1, which the network guarantees.</param>
    public long Apply(long accumulator) => (accumulator * Multiplier + (Shift == 0 ? 0 : 1L << (Shift - 1))) >> Shift;
}
