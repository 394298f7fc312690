namespace LutGen.Training.Neurons;

/// <summary>For each signal in front of a layer the inputs that read it: the way back gathers instead of scattering, in one order on any number of threads.</summary>
internal sealed class Readers
{
    private readonly int[] _starts;
    private readonly int[] _inputs;

    /// <summary>Turns connections around.</summary>
    /// <param name="connections">The signal that each input reads.</param>
    /// <param name="signals">Number of signals.</param>
    public Readers(int[] connections, int signals)
    {
        _starts = new int[signals + 1];
        foreach (int signal in connections)
        {
            _starts[signal + 1]++;
        }

        for (int i = 0; i < signals; i++)
        {
            _starts[i + 1] += _starts[i];
        }

        _inputs = new int[connections.Length];
        int[] next = [.. _starts];
        for (int input = 0; input < connections.Length; input++)
        {
            _inputs[next[connections[input]]++] = input;
        }
    }

    /// <summary>Number of signals.</summary>
    public int Signals => _starts.Length - 1;

    /// <summary>The inputs that read a signal, ascending.</summary>
    public ReadOnlySpan<int> Of(int signal) => _inputs.AsSpan(_starts[signal].._starts[signal + 1]);
}
