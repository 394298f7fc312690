using LutGen.Networks;

namespace LutGen.Encoders;

/// <summary>Turns a row of real features into a network's first signals.</summary>
public abstract class InputEncoder
{
    private protected InputEncoder(int featureCount)
    {
        if (featureCount is < 1 or > NetworkLimits.Signals)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"{featureCount} features, expected 1 to {NetworkLimits.Signals}");
        }

        FeatureCount = featureCount;
    }

    /// <summary>Number of features of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>Number of signals, all features together.</summary>
    public abstract int SignalCount { get; }

    /// <summary>Widths in bits of the signals, in order.</summary>
    public abstract IEnumerable<int> Widths { get; }

    /// <summary>The definition of the encoding.</summary>
    /// <param name="features"><see cref="FeatureCount"/> values; NaN encodes as if below everything.</param>
    /// <param name="codes">Receives the signals' codes from index 0.</param>
    public abstract void Encode(IReadOnlyList<float> features, int[] codes);
}
