namespace LutGen.Encoders;

/// <summary>One bit a feature: is it greater than its threshold?</summary>
public sealed class ThresholdEncoder : ComparisonEncoder
{
    /// <summary>A threshold for each feature.</summary>
    public ThresholdEncoder(IEnumerable<float> thresholds)
        : base(thresholds.Select(t => (IReadOnlyList<float>)[t]).ToArray())
    {
    }

    /// <summary>One threshold for all features.</summary>
    public ThresholdEncoder(int featureCount, float threshold)
        : base(featureCount, [threshold])
    {
    }
}
