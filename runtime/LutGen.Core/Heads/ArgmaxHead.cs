using LutGen.Networks;

namespace LutGen.Heads;

/// <summary>Scores are the codes themselves; the class is the largest, the first of equals. One signal alone: class 1 if its code is not 0.</summary>
public sealed class ArgmaxHead : OutputHead
{
    private readonly SignalList _signals;

    /// <summary>Creates the head.</summary>
    /// <param name="signals">One signal a class.</param>
    /// <exception cref="NetworkException">There is no signal.</exception>
    public ArgmaxHead(IEnumerable<int> signals)
    {
        _signals = new SignalList(signals);
        if (_signals.Count == 0)
        {
            throw new NetworkException(NetworkRule.Malformed, "an argmax head reads no signals, expected at least one");
        }
    }

    /// <inheritdoc/>
    public override int ScoreCount => _signals.Count;

    /// <inheritdoc/>
    public override IEnumerable<int> Signals => _signals;

    /// <inheritdoc/>
    public override void Scores(int[] codes, float[] scores)
    {
        for (int c = 0; c < _signals.Count; c++)
        {
            scores[c] = codes[_signals[c]];
        }
    }

    /// <inheritdoc/>
    public override int Predict(int[] codes)
    {
        if (_signals.Count == 1)
        {
            return codes[_signals[0]] > 0 ? 1 : 0;
        }

        int best = 0;
        for (int c = 1; c < _signals.Count; c++)
        {
            if (codes[_signals[c]] > codes[_signals[best]])
            {
                best = c;
            }
        }

        return best;
    }
}
