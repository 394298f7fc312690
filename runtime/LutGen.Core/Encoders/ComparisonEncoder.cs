using System.Globalization;
using LutGen.Networks;

namespace LutGen.Encoders;

/// <summary>An encoder whose every signal is one bit: is a feature greater than a threshold?</summary>
public abstract class ComparisonEncoder : InputEncoder
{
    // First signal of each feature, or null when all features share one row: a line may announce millions of features.
    private readonly int[]? _starts;
    private readonly float[] _thresholds;

    private protected ComparisonEncoder(IReadOnlyList<IReadOnlyList<float>> rows)
        : base(rows.Count)
    {
        long bits = 0;
        for (int feature = 0; feature < rows.Count; feature++)
        {
            CheckRow(feature, rows[feature]);
            bits += rows[feature].Count;
        }

        CheckBits(bits);
        SignalCount = (int)bits;
        if (rows.All(row => row.SequenceEqual(rows[0])))
        {
            _thresholds = rows[0].ToArray();
            return;
        }

        _thresholds = rows.SelectMany(row => row).ToArray();
        _starts = new int[rows.Count + 1];
        for (int feature = 0; feature < rows.Count; feature++)
        {
            _starts[feature + 1] = _starts[feature] + rows[feature].Count;
        }
    }

    private protected ComparisonEncoder(int featureCount, IReadOnlyList<float> row)
        : base(featureCount)
    {
        CheckRow(0, row);
        CheckBits((long)featureCount * row.Count);
        SignalCount = featureCount * row.Count;
        _thresholds = row.ToArray();
    }

    /// <inheritdoc/>
    public override int SignalCount { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Widths => Enumerable.Repeat(1, SignalCount);

    /// <summary>Whether all features have the same thresholds.</summary>
    internal bool SharesRow => _starts is null;

    /// <summary>Number of bits of a feature.</summary>
    public int BitCountOf(int feature) => _starts is null ? _thresholds.Length : _starts[feature + 1] - _starts[feature];

    /// <summary>The first signal of a feature; its bits follow in order of rising threshold.</summary>
    public int FirstSignalOf(int feature) => _starts is null ? feature * _thresholds.Length : _starts[feature];

    /// <summary>The threshold of a signal: the bit is feature &gt; threshold.</summary>
    public float ThresholdOf(int signal) => _starts is null ? _thresholds[signal % _thresholds.Length] : _thresholds[signal];

    /// <inheritdoc/>
    public override void Encode(IReadOnlyList<float> features, int[] codes)
    {
        int signal = 0;
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            for (int bit = BitCountOf(feature); bit > 0; bit--, signal++)
            {
                codes[signal] = features[feature] > ThresholdOf(signal) ? 1 : 0;
            }
        }
    }

    private static void CheckRow(int feature, IReadOnlyList<float> row)
    {
        for (int i = 0; i < row.Count; i++)
        {
            if (float.IsNaN(row[i]) || float.IsInfinity(row[i]) || (i > 0 && row[i] < row[i - 1]))
            {
                throw new NetworkException(NetworkRule.Malformed, $"threshold {i} of feature {feature} is {row[i].ToString(CultureInfo.InvariantCulture)}, not finite or below the one before it; expected rising thresholds", i);
            }
        }
    }

    private static void CheckBits(long bits)
    {
        if (bits is < 1 or > NetworkLimits.Signals)
        {
            throw new NetworkException(bits < 1 ? NetworkRule.Malformed : NetworkRule.LimitExceeded, $"the encoder has {bits} bits, expected 1 to {NetworkLimits.Signals}");
        }
    }
}
