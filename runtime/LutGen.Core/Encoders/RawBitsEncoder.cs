namespace LutGen.Encoders;

/// <summary>Features that are bits already: one signal a feature, 1 where the feature is greater than one half.</summary>
/// <param name="featureCount">Number of bits of a row.</param>
public sealed class RawBitsEncoder(int featureCount) : ComparisonEncoder(featureCount, [0.5f]);
