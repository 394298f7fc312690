namespace LutGen.Arithmetic;

/// <summary>
/// Division by a constant as a multiplication and a shift: floor(n / divisor) = n * Multiplier >> Shift for every n from 0 to a
/// largest one. With the multiplier 2^Shift / divisor rounded up by e / divisor, that is exact while n * e is below 2^Shift.
/// </summary>
public readonly record struct ConstantDivision
{
    /// <summary>Finds the numbers with the smallest shift.</summary>
    /// <param name="divisor">What is divided by, 1 to 2^31 - 1.</param>
    /// <param name="largest">The largest number that is divided, 0 to 2^31 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
    public ConstantDivision(int divisor, int largest)
    {
        if (divisor < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(divisor), divisor, $"expected 1 to {int.MaxValue}");
        }

        if (largest < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(largest), largest, $"expected 0 to {int.MaxValue}");
        }

        // Ends at 62 bits at the latest: both numbers are below 2^31.
        long error;
        do
        {
            Multiplier = ((1L << Shift) + divisor - 1) / divisor;
            error = Multiplier * divisor - (1L << Shift);
        }
        while (error * largest >= 1L << Shift && Shift++ < 62);
    }

    /// <summary>What is multiplied with, below 2^32; the product with every number up to the largest is below 2^63.</summary>
    public long Multiplier { get; }

    /// <summary>Bits that the product is shifted by.</summary>
    public int Shift { get; }

    /// <summary>Divides.</summary>
    /// <param name="number">From 0 to the largest that was announced.</param>
    public long Apply(long number) => number * Multiplier >> Shift;
}
