using LutGen.Cost;
using LutGen.Encoders;

namespace LutGen.Hardware;

/// <summary>
/// What can be told of the features from the thresholds they are compared with. A feature whose only threshold is 1/2 is a bit.
/// Features whose thresholds are all whole numbers or halves are whole numbers, all of them of the width that the largest
/// threshold of any needs, since an image's pixels are alike; 6 and 7 bits count as 8. All others are fixed-point numbers of
/// <see cref="CostOptions.FixedPointBits"/> bits, whose range is the smallest power of two that holds their own thresholds.
/// </summary>
internal static class FeatureFormats
{
    private const int ByteBits = 8;

    /// <summary>The formats of the features that are compared at all.</summary>
    /// <param name="encoder">The comparisons.</param>
    /// <param name="isRead">Whether anything reads a signal.</param>
    /// <param name="inputBits">Width of all features that are not bits, or null for what the thresholds tell.</param>
    public static IReadOnlyList<FeatureFormat> Of(ComparisonEncoder encoder, bool[] isRead, int? inputBits)
    {
        var thresholds = new List<(int Feature, float[] Values)>();
        for (int feature = 0; feature < encoder.FeatureCount; feature++)
        {
            float[] values = Enumerable.Range(encoder.FirstSignalOf(feature), encoder.BitCountOf(feature)).Where(signal => isRead[signal]).Select(encoder.ThresholdOf).ToArray();
            if (values.Length > 0)
            {
                thresholds.Add((feature, values));
            }
        }

        float[] whole = thresholds.Where(t => !IsBit(t.Values) && IsWhole(t.Values)).SelectMany(t => t.Values).ToArray();
        int wholeBits = whole.Length == 0 ? 1 : WholeBits(whole.Min(), whole.Max());
        return thresholds.Select(t => Of(t.Feature, t.Values, wholeBits, inputBits)).ToArray();
    }

    private static FeatureFormat Of(int feature, float[] thresholds, int wholeBits, int? inputBits)
    {
        if (IsBit(thresholds))
        {
            return new FeatureFormat(feature, 1, 0, IsSigned: false);
        }

        float least = thresholds.Min();
        float largest = thresholds.Max();
        var format = new FeatureFormat(feature, inputBits ?? wholeBits, 0, least < 0);
        if (IsWhole(thresholds) && format.Bits <= (inputBits ?? CostOptions.FixedPointBits) && format.Holds(least) && format.Holds(largest))
        {
            return format;
        }

        // The range starts below what could hold the thresholds: 2^-149 is the least of all numbers.
        int bits = inputBits ?? CostOptions.FixedPointBits;
        double magnitude = Math.Max(Math.Abs((double)least), Math.Abs((double)largest));
        int exponent = magnitude == 0 ? -bits : (int)Math.Floor(Math.Log(magnitude, 2)) - bits;
        format = new FeatureFormat(feature, bits, exponent, least < 0);
        while (!format.Holds(least) || !format.Holds(largest))
        {
            format = format with { Exponent = format.Exponent + 1 };
        }

        return format;
    }

    private static bool IsBit(float[] thresholds) => thresholds.All(t => t == 0.5f);

    private static bool IsWhole(float[] thresholds) => thresholds.All(t => 2 * t == Math.Floor(2 * t));

    private static int WholeBits(float least, float largest)
    {
        int bits = 1;
        while (bits < CostOptions.FixedPointBits + 1 && !(new FeatureFormat(0, bits, 0, least < 0) is var format && format.Holds(least) && format.Holds(largest)))
        {
            bits++;
        }

        return bits is ByteBits - 1 or ByteBits - 2 ? ByteBits : bits;
    }
}
