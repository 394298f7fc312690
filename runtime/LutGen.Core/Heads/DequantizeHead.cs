using System.Globalization;
using LutGen.Networks;

namespace LutGen.Heads;

/// <summary>One score of a <see cref="DequantizeHead"/>: (code - Zero) * Scale.</summary>
/// <param name="Signal">The signal that holds the code.</param>
/// <param name="Scale">The step, positive and finite.</param>
/// <param name="Zero">The code of score 0.</param>
public readonly record struct DequantizedScore(int Signal, float Scale, int Zero)
{
    /// <summary>The score of a code.</summary>
    public float Of(int code) => (code - Zero) * Scale;
}

/// <summary>Scores are dequantised codes; the class is the largest, the first of equals. One score alone: class 1 if it is above 0.</summary>
public sealed class DequantizeHead : OutputHead
{
    /// <summary>Creates the head.</summary>
    /// <param name="scores">One score a class.</param>
    /// <exception cref="NetworkException">There is none, or a scale or zero is out of range.</exception>
    public DequantizeHead(IReadOnlyList<DequantizedScore> scores)
    {
        if (scores.Count == 0)
        {
            throw new NetworkException(NetworkRule.Malformed, "a dequantise head has no scores, expected at least one");
        }

        for (int i = 0; i < scores.Count; i++)
        {
            if (!(scores[i].Scale > 0) || float.IsInfinity(scores[i].Scale) || Math.Abs((long)scores[i].Zero) > NetworkLimits.ZeroPoint)
            {
                throw new NetworkException(NetworkRule.Malformed, $"score {i} has scale {scores[i].Scale.ToString(CultureInfo.InvariantCulture)} and zero {scores[i].Zero}, expected a positive finite scale and a zero within {NetworkLimits.ZeroPoint}", i);
            }
        }

        Outputs = scores.ToArray();
    }

    /// <summary>The scores in order.</summary>
    public IReadOnlyList<DequantizedScore> Outputs { get; }

    /// <inheritdoc/>
    public override int ScoreCount => Outputs.Count;

    /// <inheritdoc/>
    public override IEnumerable<int> Signals => Outputs.Select(o => o.Signal);

    /// <inheritdoc/>
    public override void Scores(int[] codes, float[] scores)
    {
        for (int c = 0; c < Outputs.Count; c++)
        {
            scores[c] = Score(codes, c);
        }
    }

    /// <inheritdoc/>
    public override int Predict(int[] codes)
    {
        if (Outputs.Count == 1)
        {
            return Score(codes, 0) > 0 ? 1 : 0;
        }

        int best = 0;
        for (int c = 1; c < Outputs.Count; c++)
        {
            if (Score(codes, c) > Score(codes, best))
            {
                best = c;
            }
        }

        return best;
    }

    private float Score(int[] codes, int index) => Outputs[index].Of(codes[Outputs[index].Signal]);
}
