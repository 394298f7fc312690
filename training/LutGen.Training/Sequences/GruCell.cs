using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences;

/// <summary>
/// A gated recurrent unit (Cho et al., arXiv 1406.1078) with the reset gate behind the state's product, as cuDNN and PyTorch have it, in their order of
/// gates: r = s(Wr x + Ur h), z = s(Wz x + Uz h), n = tanh(Wn x + r * (Un h)), h' = (1 - z) * n + z * h; every product has a bias of its own.
/// </summary>
internal sealed class GruCell : RecurrentCell
{
    // Parts of the tape.
    internal const int ResetInput = 0;
    internal const int UpdateInput = 1;
    internal const int NewFromInput = 2;
    internal const int NewFromState = 3;
    internal const int NewInput = 4;
    private const int Reset = 5;
    private const int Update = 6;
    private const int New = 7;
    private const int Parts = 8;

    private readonly float[] _fromInput;
    private readonly float[] _fromState;

    /// <summary>Creates a cell.</summary>
    public GruCell(SequenceParameters parameters, int inputCount, int units, SeededRandom random)
        : base(inputCount, units)
    {
        Input = new LinearMap(parameters, 3 * units, inputCount, random);
        State = new LinearMap(parameters, 3 * units, units, random);
        (_fromInput, _fromState) = (new float[3 * units], new float[3 * units]);
    }

    /// <summary>Wr, Wz, Wn.</summary>
    public LinearMap Input { get; }

    /// <summary>Ur, Uz, Un.</summary>
    public LinearMap State { get; }

    public override int StateCount => Units;

    public override int TapeLength => Parts * Units;

    public override void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> state, Span<float> next, Span<float> tape)
    {
        Input.Forward(input, _fromInput);
        State.Forward(state, _fromState);
        for (int i = 0; i < Units; i++)
        {
            Part(tape, ResetInput)[i] = _fromInput[i] + _fromState[i];
            Part(tape, UpdateInput)[i] = _fromInput[Units + i] + _fromState[Units + i];
            Part(tape, NewFromInput)[i] = _fromInput[2 * Units + i];
            Part(tape, NewFromState)[i] = _fromState[2 * Units + i];
        }

        Span<float> gates = tape.Slice(Reset * Units, 2 * Units), fresh = Part(tape, New);
        tape.Slice(ResetInput * Units, 2 * Units).CopyTo(gates);
        RowMath.Sigmoid(gates);
        for (int i = 0; i < Units; i++)
        {
            Part(tape, NewInput)[i] = fresh[i] = Part(tape, NewFromInput)[i] + gates[i] * Part(tape, NewFromState)[i];
        }

        RowMath.Tanh(fresh);
        for (int i = 0; i < Units; i++)
        {
            next[i] = fresh[i] + gates[Units + i] * (state[i] - fresh[i]);
        }
    }

    public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> state, ReadOnlySpan<float> tape, ReadOnlySpan<float> nextGradient, Span<float> stateGradient)
    {
        ReadOnlySpan<float> r = Part(tape, Reset), z = Part(tape, Update), n = Part(tape, New), u = Part(tape, NewFromState);
        for (int i = 0; i < Units; i++)
        {
            float newGradient = nextGradient[i] * (1 - z[i]) * (1 - n[i] * n[i]);
            float updateGradient = nextGradient[i] * (state[i] - n[i]) * z[i] * (1 - z[i]);
            float resetGradient = newGradient * u[i] * r[i] * (1 - r[i]);
            (_fromInput[i], _fromInput[Units + i], _fromInput[2 * Units + i]) = (resetGradient, updateGradient, newGradient);
            (_fromState[i], _fromState[Units + i], _fromState[2 * Units + i]) = (resetGradient, updateGradient, newGradient * r[i]);
            stateGradient[i] = nextGradient[i] * z[i];
        }

        Input.Backward(input, _fromInput, []);
        State.Backward(state, _fromState, stateGradient);
    }
}
