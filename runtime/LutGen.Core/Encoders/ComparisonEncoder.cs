using LutGen.Networks;

namespace LutGen.Encoders;

/// <summary>An encoder whose every signal is one bit: is a feature greater than a threshold?</summary>
public abstract class ComparisonEncoder : InputEncoder
{
    private readonly int[] _starts;
    private readonly float[] _thresholds;

    private protected ComparisonEncoder(IReadOnlyList<IReadOnlyList<float>> thresholds)
        : base(thresholds.Count)
    {
        _starts = new int[thresholds.Count + 1];
        for (int feature = 0; feature < thresholds.Count; feature++)
        {
            _starts[feature + 1] = checked(_starts[feature] + thresholds[feature].Count);
            CheckThresholds(feature, thresholds[feature]);
        }

        if (_starts[thresholds.Count] is 0 or > NetworkLimits.Signals)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the encoder has {_starts[thresholds.Count]} bits, expected 1 to {NetworkLimits.Signals}");
        }

        _thresholds = thresholds.SelectMany(t => t).ToArray();
    }

    /// <inheritdoc/>
    public override int SignalCount => _thresholds.Length;

    /// <inheritdoc/>
    public override IEnumerable<int> Widths => Enumerable.Repeat(1, SignalCount);

    /// <summary>Number of bits of a feature.</summary>
    public int BitCountOf(int feature) => _starts[feature + 1] - _starts[feature];

    /// <summary>The first signal of a feature; its bits follow in order of rising threshold.</summary>
    public int FirstSignalOf(int feature) => _starts[feature];

    /// <summary>The threshold of a signal: the bit is feature &gt; threshold.</summary>
    public float ThresholdOf(int signal) => _thresholds[signal];

    /// <inheritdoc/>
    public override void Encode(IReadOnlyList<float> features, int[] codes)
    {
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            for (int signal = _starts[feature]; signal < _starts[feature + 1]; signal++)
            {
                codes[signal] = features[feature] > _thresholds[signal] ? 1 : 0;
            }
        }
    }

    private static void CheckThresholds(int feature, IReadOnlyList<float> thresholds)
    {
        for (int i = 0; i < thresholds.Count; i++)
        {
            if (float.IsNaN(thresholds[i]) || float.IsInfinity(thresholds[i]) || (i > 0 && thresholds[i] < thresholds[i - 1]))
            {
                throw new NetworkException(NetworkRule.Malformed, $"threshold {i} of feature {feature} is not finite or below the one before it; expected rising thresholds", i);
            }
        }
    }
}
