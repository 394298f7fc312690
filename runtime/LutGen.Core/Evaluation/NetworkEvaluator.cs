using LutGen.Networks;

namespace LutGen.Evaluation;

/// <summary>
/// The oracle: evaluates a network signal by signal, exactly as its parts define themselves. Slow and obvious on
/// purpose; every pass, kernel and export is checked against it. Not safe for use by several threads at once.
/// </summary>
public sealed class NetworkEvaluator
{
    private readonly int[] _codes;

    /// <summary>Creates an evaluator.</summary>
    public NetworkEvaluator(LutNetwork network)
    {
        Network = network;
        _codes = new int[network.SignalCount];
    }

    /// <summary>The network.</summary>
    public LutNetwork Network { get; }

    /// <summary>The class of a row.</summary>
    /// <param name="features">One value a feature.</param>
    public int Predict(IReadOnlyList<float> features) => Network.Head.Predict(Evaluate(features));

    /// <summary>The scores of a row.</summary>
    /// <param name="features">One value a feature.</param>
    public float[] Scores(IReadOnlyList<float> features) => ScoresOf(Evaluate(features));

    /// <summary>The scores of signals that were evaluated.</summary>
    public float[] ScoresOf(int[] codes)
    {
        var scores = new float[Network.Head.ScoreCount];
        Network.Head.Scores(codes, scores);
        return scores;
    }

    /// <summary>Encodes a row and evaluates all signals.</summary>
    /// <param name="features">One value a feature.</param>
    /// <returns>All signals' codes by id; valid until the next call.</returns>
    public int[] Evaluate(IReadOnlyList<float> features)
    {
        if (features.Count != Network.Encoder.FeatureCount)
        {
            throw new ArgumentException($"a row has {features.Count} features, expected {Network.Encoder.FeatureCount}", nameof(features));
        }

        Network.Encoder.Encode(features, _codes);
        return EvaluateLayers();
    }

    /// <summary>Evaluates all signals from the encoder's codes, without encoding.</summary>
    /// <param name="inputCodes">The codes of the encoder's signals.</param>
    /// <returns>All signals' codes by id; valid until the next call.</returns>
    public int[] EvaluateCodes(IReadOnlyList<int> inputCodes)
    {
        for (int i = 0; i < Network.Encoder.SignalCount; i++)
        {
            _codes[i] = inputCodes[i];
        }

        return EvaluateLayers();
    }

    private int[] EvaluateLayers()
    {
        foreach (Layer layer in Network.Layers)
        {
            layer.Evaluate(_codes);
        }

        return _codes;
    }
}
