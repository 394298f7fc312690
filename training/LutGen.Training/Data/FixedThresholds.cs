namespace LutGen.Training.Data;

/// <summary>The same thresholds for every feature, for example 127 for pixels that become one bit each.</summary>
/// <param name="values">Thresholds in ascending order, at least one.</param>
public sealed class FixedThresholds(params float[] values) : IThresholdPlacement
{
    private readonly float[] _values = values.Length > 0 && values.SequenceEqual(values.Order().Distinct())
        ? values
        : throw new ArgumentException("Expected at least one threshold, in strictly ascending order.", nameof(values));

    /// <summary>The thresholds of each feature.</summary>
    public IReadOnlyList<float> Values => _values;

    /// <inheritdoc/>
    public float[][] Place(Dataset train) => [.. Enumerable.Range(0, train.FeatureCount).Select(_ => (float[])_values.Clone())];

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', _values);
}
