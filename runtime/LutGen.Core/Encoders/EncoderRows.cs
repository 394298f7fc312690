using LutGen.Networks;

namespace LutGen.Encoders;

/// <summary>One setting for every feature, without storing it once each; refuses absurd counts before anything is allocated.</summary>
internal static class EncoderRows
{
    public static IReadOnlyList<T> Repeat<T>(T row, int featureCount)
    {
        if (featureCount is < 1 or > NetworkLimits.Signals)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"{featureCount} features, expected 1 to {NetworkLimits.Signals}");
        }

        return Enumerable.Repeat(row, featureCount).ToArray();
    }

    public static IReadOnlyList<IReadOnlyList<float>> Repeat(IReadOnlyList<float> thresholds, int featureCount)
    {
        if ((long)featureCount * thresholds.Count > NetworkLimits.Signals)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"{featureCount} features of {thresholds.Count} bits, at most {NetworkLimits.Signals} bits are allowed");
        }

        return Repeat<IReadOnlyList<float>>(thresholds, featureCount);
    }
}
