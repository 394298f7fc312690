namespace LutGen.Training.Data;

/// <summary>
/// Thresholds of each feature at the quantiles of its training values: t_i = sorted[N i / (bits + 1)], i = 1..bits
/// ("distributive" thermometer encoding of DWN, arXiv 2410.11112). Equal thresholds of a feature are merged, and one that no
/// training value exceeds is left out, so a feature of few distinct values gets fewer bits.
/// </summary>
/// <param name="bits">Most thresholds of one feature, at least 1.</param>
public sealed class DistributiveThresholds(int bits) : IThresholdPlacement
{
    private readonly int _bits = bits >= 1 ? bits : throw new ArgumentOutOfRangeException(nameof(bits), bits, "Expected at least 1.");

    /// <summary>Most thresholds of one feature.</summary>
    public int Bits => _bits;

    /// <inheritdoc/>
    public float[][] Place(Dataset train)
    {
        float[][] thresholds = new float[train.FeatureCount][];
        float[] column = new float[train.Count];
        for (int feature = 0; feature < thresholds.Length; feature++)
        {
            for (int sample = 0; sample < column.Length; sample++)
            {
                column[sample] = train[sample, feature];
            }

            Array.Sort(column);
            thresholds[feature] = [.. Enumerable.Range(1, _bits)
                .Select(i => column[(int)((long)column.Length * i / (_bits + 1))])
                .Where(threshold => threshold < column[^1])
                .Distinct()];
        }

        return thresholds;
    }

    /// <inheritdoc/>
    public override string ToString() => $"distributive {_bits}";
}
