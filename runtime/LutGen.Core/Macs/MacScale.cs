using LutGen.Networks;

namespace LutGen.Macs;

/// <summary>
/// How a sum becomes a code: the lower 32 bits of (sum * Multiplier + Offset) >>> Shift, in 64 bits without a sign, clamped to 0 and
/// Largest. The offset holds rounding and zero point, and 2^63, which makes a shift without a sign do what one with a sign does.
/// </summary>
/// <param name="Offset">What is added to the product.</param>
/// <param name="Multiplier">What the sum is multiplied with.</param>
/// <param name="Shift">Bits to shift by, 0 to 31.</param>
/// <param name="Largest">The largest code.</param>
public readonly record struct MacScale(long Offset, int Multiplier, int Shift, int Largest)
{
    /// <summary>The scale of a requantisation.</summary>
    /// <param name="bound">Largest magnitude of the sum, below 2^31.</param>
    /// <param name="multiplier">0 to 2^31 - 1.</param>
    /// <param name="shift">0 to 31; it rounds halves up.</param>
    /// <param name="zero">Added behind the shift.</param>
    /// <param name="bits">Bits of the code.</param>
    /// <returns>The scale; null when what is clamped could leave 32 bits, so that no such form is exact.</returns>
    public static MacScale? Of(long bound, int multiplier, int shift, int zero, int bits)
    {
        long rounding = shift == 0 ? 0 : 1L << (shift - 1);
        long most = ((bound * multiplier + rounding) >> shift) + 1 + Math.Abs((long)zero);
        return most <= int.MaxValue ? new MacScale(unchecked(rounding + ((long)zero << shift) + long.MinValue), multiplier, shift, (1 << bits) - 1) : null;
    }

    /// <summary>The code of a sum.</summary>
    public int Apply(int sum) => Math.Max(0, Math.Min(Largest, unchecked((int)((ulong)((long)sum * Multiplier + Offset) >> Shift))));
}
