namespace LutGen.Encoders;

/// <summary>
/// Several bits a feature, one for each rising threshold it exceeds (arXiv 2510.15655 and torchlogix's thermometers).
/// Features may have different numbers of thresholds; none drops the feature.
/// </summary>
public sealed class ThermometerEncoder : ComparisonEncoder
{
    /// <summary>Thresholds for each feature.</summary>
    /// <param name="thresholds">One rising list a feature.</param>
    public ThermometerEncoder(IReadOnlyList<IReadOnlyList<float>> thresholds)
        : base(thresholds)
    {
    }

    /// <summary>The same thresholds for all features.</summary>
    public ThermometerEncoder(int featureCount, IReadOnlyList<float> thresholds)
        : base(featureCount, thresholds)
    {
    }
}
