namespace LutGen.Training.Data;

/// <summary>
/// Thresholds that cut each feature's range over the training samples into equal parts: t_i = min + i (max - min) / (bits + 1),
/// i = 1..bits ("uniform" thermometer encoding, arXiv 2510.15655). Every feature gets exactly as many thresholds as bits.
/// </summary>
/// <param name="bits">Thresholds of one feature, at least 1.</param>
public sealed class UniformThresholds(int bits) : IThresholdPlacement
{
    private readonly int _bits = bits >= 1 ? bits : throw new ArgumentOutOfRangeException(nameof(bits), bits, "Expected at least 1.");

    /// <summary>Thresholds of one feature.</summary>
    public int Bits => _bits;

    /// <inheritdoc/>
    public float[][] Place(Dataset train)
    {
        float[][] thresholds = new float[train.FeatureCount][];
        for (int feature = 0; feature < thresholds.Length; feature++)
        {
            (float least, float most) = (train[0, feature], train[0, feature]);
            for (int sample = 1; sample < train.Count; sample++)
            {
                least = Math.Min(least, train[sample, feature]);
                most = Math.Max(most, train[sample, feature]);
            }

            thresholds[feature] = [.. Enumerable.Range(1, _bits).Select(i => least + (most - least) * i / (_bits + 1))];
        }

        return thresholds;
    }

    /// <inheritdoc/>
    public override string ToString() => $"uniform {_bits}";
}
