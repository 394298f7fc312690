using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences;

/// <summary>A recurrent cell whose units are read by a linear map into the scores of classes; it learns by backpropagation through the whole sequence.</summary>
public sealed class RecurrentNetwork : SequenceModel
{
    private RecurrentNetwork(int inputCount, int classCount, int units, ulong seed, Func<SequenceParameters, SeededRandom, RecurrentCell> createCell)
        : base(inputCount, classCount)
    {
        SeededRandom random = new(seed);
        Cell = createCell(Parameters, random);
        Readout = new LinearMap(Parameters, classCount, units, random);
    }

    /// <summary>Units of the cell.</summary>
    public int Units => Cell.Units;

    /// <summary>Values that go from one step to the next.</summary>
    public int StateCount => Cell.StateCount;

    internal RecurrentCell Cell { get; }

    internal LinearMap Readout { get; }

    /// <summary>A network with a gated recurrent unit, the reset gate behind the state's product.</summary>
    /// <param name="inputCount">Features of a step.</param>
    /// <param name="units">Units.</param>
    /// <param name="classCount">Classes.</param>
    /// <param name="seed">Chooses the first parameters.</param>
    public static RecurrentNetwork Gru(int inputCount, int units, int classCount, ulong seed) =>
        new(inputCount, classCount, units, seed, (parameters, random) => new GruCell(parameters, inputCount, units, random));

    /// <summary>A network with a long short-term memory.</summary>
    /// <inheritdoc cref="Gru"/>
    public static RecurrentNetwork Lstm(int inputCount, int units, int classCount, ulong seed) =>
        new(inputCount, classCount, units, seed, (parameters, random) => new LstmCell(parameters, inputCount, units, random));

    /// <summary>Runs over a sequence from a state of zeros.</summary>
    /// <returns>All states, that before the first step included, and what each step wrote to its tape.</returns>
    internal (float[][] States, float[][] Tapes) Run(LabelledSequence sequence)
    {
        float[][] states = new float[sequence.Length + 1][], tapes = new float[sequence.Length][];
        states[0] = new float[StateCount];
        for (int step = 0; step < sequence.Length; step++)
        {
            (states[step + 1], tapes[step]) = (new float[StateCount], new float[Cell.TapeLength]);
            Cell.Forward(sequence.Inputs[step], states[step], states[step + 1], tapes[step]);
        }

        return (states, tapes);
    }

    internal override void Scores(LabelledSequence sequence, ScoreReader read)
    {
        (float[][] states, _) = Run(sequence);
        float[] scores = new float[ClassCount];
        for (int step = 0; step < sequence.Length; step++)
        {
            if (sequence.Classes[step] >= 0)
            {
                Readout.Forward(states[step + 1].AsSpan(0, Units), scores);
                read(step, scores);
            }
        }
    }

    internal override double AddGradient(LabelledSequence sequence)
    {
        (float[][] states, float[][] tapes) = Run(sequence);
        float[] scores = new float[ClassCount], gradient = new float[StateCount], before = new float[StateCount];
        double loss = 0;
        for (int step = sequence.Length - 1; step >= 0; step--)
        {
            if (sequence.Classes[step] >= 0)
            {
                Span<float> shown = states[step + 1].AsSpan(0, Units);
                Readout.Forward(shown, scores);
                loss += RowMath.CrossEntropy(scores, sequence.Classes[step]);
                Readout.Backward(shown, scores, gradient.AsSpan(0, Units));
            }

            Cell.Backward(sequence.Inputs[step], states[step], tapes[step], gradient, before);
            (gradient, before) = (before, gradient);
        }

        return loss;
    }
}
