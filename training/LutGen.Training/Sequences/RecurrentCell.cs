namespace LutGen.Training.Sequences;

/// <summary>
/// One step of a recurrent network: features and state to the next state, whose first <see cref="Units"/> values are what the cell shows. A step writes
/// what its way back needs to a tape; the tape begins with everything that becomes codes.
/// </summary>
internal abstract class RecurrentCell
{
    private protected RecurrentCell(int inputCount, int units)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        (InputCount, Units) = (inputCount, units);
    }

    /// <summary>Features of a step.</summary>
    public int InputCount { get; }

    /// <summary>Units, H.</summary>
    public int Units { get; }

    /// <summary>Values of the state.</summary>
    public abstract int StateCount { get; }

    /// <summary>Values on the tape for each step.</summary>
    public abstract int TapeLength { get; }

    /// <summary>Makes a step.</summary>
    public abstract void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> state, Span<float> next, Span<float> tape);

    /// <summary>Goes back over a step and adds to the gradients of the parameters.</summary>
    /// <param name="input">The step's features.</param>
    /// <param name="state">The state before it.</param>
    /// <param name="tape">What the step wrote.</param>
    /// <param name="nextGradient">The gradient of the state behind it.</param>
    /// <param name="stateGradient">Receives the gradient of the state before it.</param>
    public abstract void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> state, ReadOnlySpan<float> tape, ReadOnlySpan<float> nextGradient, Span<float> stateGradient);

    /// <summary>Part of a tape or of a state that is made of as many values as there are units each.</summary>
    protected Span<float> Part(Span<float> values, int index) => values.Slice(index * Units, Units);

    /// <summary>As <see cref="Part(Span{float}, int)"/>, for reading.</summary>
    protected ReadOnlySpan<float> Part(ReadOnlySpan<float> values, int index) => values.Slice(index * Units, Units);
}
