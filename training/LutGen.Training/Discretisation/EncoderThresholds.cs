using LutGen.Encoders;

namespace LutGen.Training.Discretisation;

/// <summary>Encoders and the trainer's thresholds: ascending ones of each feature, bit k being x &gt; t_k.</summary>
internal static class EncoderThresholds
{
    /// <summary>The encoder of some thresholds.</summary>
    /// <param name="thresholds">Ascending thresholds of each feature.</param>
    /// <param name="encoding">Which encoder; null is the simplest that holds the thresholds.</param>
    public static ComparisonEncoder ToEncoder(float[][] thresholds, LutEncoding? encoding) => encoding switch
    {
        LutEncoding.Bits => new RawBitsEncoder(thresholds.Length),
        LutEncoding.Thermometer => new ThermometerEncoder(thresholds),
        _ when thresholds.All(each => each.Length == 1) => new ThresholdEncoder(thresholds.Select(each => each[0])),
        _ => new ThermometerEncoder(thresholds),
    };

    /// <summary>The thresholds of an encoder.</summary>
    public static float[][] Of(ComparisonEncoder encoder) => [.. Enumerable.Range(0, encoder.FeatureCount).Select(feature =>
        Enumerable.Range(encoder.FirstSignalOf(feature), encoder.BitCountOf(feature)).Select(encoder.ThresholdOf).ToArray())];
}
