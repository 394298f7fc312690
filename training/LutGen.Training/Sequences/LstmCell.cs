using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences;

/// <summary>
/// A long short-term memory (Hochreiter and Schmidhuber, 1997; with the forget gate of Gers et al., 2000), gates in PyTorch's order: i, f, o = s(W x + U h),
/// g = tanh(Wg x + Ug h), c' = f * c + i * g, h' = o * tanh(c'). The state is h and then c.
/// </summary>
internal sealed class LstmCell : RecurrentCell
{
    // Parts of the tape: i, f, g, o before and behind their functions, and tanh(c').
    internal const int Inputs = 0;
    internal const int InputGate = 0;
    internal const int ForgetGate = 1;
    internal const int NewValue = 2;
    internal const int OutputGate = 3;
    internal const int Gates = 4;
    private const int Shown = 8;
    private const int Parts = 9;

    private readonly float[] _fromInput;
    private readonly float[] _fromState;

    /// <summary>Creates a cell whose forget gates begin open (bias 1; Jozefowicz et al., 2015).</summary>
    public LstmCell(SequenceParameters parameters, int inputCount, int units, SeededRandom random)
        : base(inputCount, units)
    {
        Input = new LinearMap(parameters, Gates * units, inputCount, random);
        State = new LinearMap(parameters, Gates * units, units, random);
        Part(Input.Bias, ForgetGate).Fill(1);
        (_fromInput, _fromState) = (new float[Gates * units], new float[Gates * units]);
    }

    /// <summary>Wi, Wf, Wg, Wo.</summary>
    public LinearMap Input { get; }

    /// <summary>Ui, Uf, Ug, Uo.</summary>
    public LinearMap State { get; }

    public override int StateCount => 2 * Units;

    public override int TapeLength => Parts * Units;

    public override void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> state, Span<float> next, Span<float> tape)
    {
        Input.Forward(input, _fromInput);
        State.Forward(Part(state, 0), _fromState);
        Span<float> before = tape.Slice(Inputs, Gates * Units), gates = tape.Slice(Gates * Units, Gates * Units);
        for (int i = 0; i < before.Length; i++)
        {
            before[i] = gates[i] = _fromInput[i] + _fromState[i];
        }

        RowMath.Sigmoid(gates[..(NewValue * Units)]);
        RowMath.Tanh(Part(gates, NewValue));
        RowMath.Sigmoid(Part(gates, OutputGate));
        ReadOnlySpan<float> enters = Part(gates, InputGate), f = Part(gates, ForgetGate), g = Part(gates, NewValue), o = Part(gates, OutputGate);
        Span<float> cell = Part(next, 1), shown = Part(tape, Shown);
        for (int i = 0; i < Units; i++)
        {
            cell[i] = shown[i] = f[i] * state[Units + i] + enters[i] * g[i];
        }

        RowMath.Tanh(shown);
        for (int i = 0; i < Units; i++)
        {
            next[i] = o[i] * shown[i];
        }
    }

    public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> state, ReadOnlySpan<float> tape, ReadOnlySpan<float> nextGradient, Span<float> stateGradient)
    {
        ReadOnlySpan<float> gates = tape.Slice(Gates * Units, Gates * Units), shown = Part(tape, Shown);
        ReadOnlySpan<float> enters = Part(gates, InputGate), f = Part(gates, ForgetGate), g = Part(gates, NewValue), o = Part(gates, OutputGate);
        for (int i = 0; i < Units; i++)
        {
            float cellGradient = nextGradient[Units + i] + nextGradient[i] * o[i] * (1 - shown[i] * shown[i]);
            _fromInput[InputGate * Units + i] = cellGradient * g[i] * enters[i] * (1 - enters[i]);
            _fromInput[ForgetGate * Units + i] = cellGradient * state[Units + i] * f[i] * (1 - f[i]);
            _fromInput[NewValue * Units + i] = cellGradient * enters[i] * (1 - g[i] * g[i]);
            _fromInput[OutputGate * Units + i] = nextGradient[i] * shown[i] * o[i] * (1 - o[i]);
            stateGradient[i] = 0;
            stateGradient[Units + i] = cellGradient * f[i];
        }

        Input.Backward(input, _fromInput, []);
        State.Backward(Part(state, 0), _fromInput, Part(stateGradient, 0));
    }
}
