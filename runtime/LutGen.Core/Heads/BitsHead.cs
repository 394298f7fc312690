using LutGen.Networks;

namespace LutGen.Heads;

/// <summary>
/// The codes themselves: score i is the code of signal i; the class is all codes side by side as one number, the first
/// signal the most significant, for at most 31 bits together (<see cref="HasClass"/>).
/// </summary>
public sealed class BitsHead : OutputHead
{
    private readonly SignalList _signals;
    private int[] _widths = [];

    /// <summary>Creates the head.</summary>
    /// <param name="signals">The outputs in order.</param>
    /// <exception cref="NetworkException">There is no signal.</exception>
    public BitsHead(IEnumerable<int> signals)
    {
        _signals = new SignalList(signals);
        if (_signals.Count == 0)
        {
            throw new NetworkException(NetworkRule.Malformed, "a bits head reads no signals, expected at least one");
        }
    }

    /// <summary>Whether all codes together fit a class of 31 bits.</summary>
    public bool HasClass { get; private set; }

    /// <inheritdoc/>
    public override int ScoreCount => _signals.Count;

    /// <inheritdoc/>
    public override IEnumerable<int> Signals => _signals;

    /// <inheritdoc/>
    public override void Scores(int[] codes, float[] scores)
    {
        for (int i = 0; i < _signals.Count; i++)
        {
            scores[i] = codes[_signals[i]];
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The outputs have more than 31 bits together.</exception>
    public override int Predict(int[] codes)
    {
        if (!HasClass)
        {
            throw new NotSupportedException("the network's outputs have more than 31 bits together and make no class; read its scores");
        }

        int number = 0;
        for (int i = 0; i < _signals.Count; i++)
        {
            number = (number << _widths[i]) | codes[_signals[i]];
        }

        return number;
    }

    internal override void Check(SignalScope scope)
    {
        base.Check(scope);
        HasClass = _signals.Count <= 31 && _signals.Sum(scope.WidthOf) <= 31;
        _widths = HasClass ? _signals.Select(scope.WidthOf).ToArray() : [];
    }
}
