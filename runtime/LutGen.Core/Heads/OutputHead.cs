using LutGen.Networks;

namespace LutGen.Heads;

/// <summary>Turns a network's last signals into scores and a class.</summary>
public abstract class OutputHead
{
    /// <summary>Number of scores.</summary>
    public abstract int ScoreCount { get; }

    /// <summary>The signals it reads, in order, repeats included; the outputs of the bit-plane interface.</summary>
    public abstract IEnumerable<int> Signals { get; }

    /// <summary>The definition of the scores.</summary>
    /// <param name="codes">All signals' codes by id.</param>
    /// <param name="scores">Receives <see cref="ScoreCount"/> scores.</param>
    public abstract void Scores(int[] codes, float[] scores);

    /// <summary>The definition of the class.</summary>
    /// <param name="codes">All signals' codes by id.</param>
    public abstract int Predict(int[] codes);

    /// <summary>Checks that the signals it reads exist.</summary>
    /// <exception cref="NetworkException">One does not, or does not fit.</exception>
    internal virtual void Check(SignalScope scope)
    {
        int position = 0;
        foreach (int signal in Signals)
        {
            scope.Require(signal, position++);
        }
    }
}
