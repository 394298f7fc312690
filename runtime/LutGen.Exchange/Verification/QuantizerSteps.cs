using LutGen.Encoders;

namespace LutGen.Exchange.Verification;

/// <summary>A quantiser as comparisons: the largest numbers at which a code is not reached yet.</summary>
internal static class QuantizerSteps
{
    /// <summary>Thresholds of the codes from 1 to the largest: the code is at least k where the feature is greater than threshold k - 1.</summary>
    public static float[] Of(Quantizer quantizer) => Enumerable.Range(1, (1 << quantizer.Bits) - 1).Select(code => Below(quantizer, code)).ToArray();

    // The code never falls as the feature rises, and is 0 at minus infinity and the largest at infinity.
    private static float Below(Quantizer quantizer, int code)
    {
        long low = Rank(float.NegativeInfinity);
        long high = Rank(float.PositiveInfinity);
        while (high - low > 1)
        {
            long middle = (low + high) >> 1;
            (low, high) = quantizer.Encode(Ranked(middle)) >= code ? (low, middle) : (middle, high);
        }

        return Ranked(low);
    }

    // Numbers in order: neighbours are one apart.
    private static long Rank(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits >= 0 ? bits : (long)int.MinValue - bits;
    }

    private static float Ranked(long rank) => BitConverter.Int32BitsToSingle((int)(rank >= 0 ? rank : int.MinValue - rank));
}
