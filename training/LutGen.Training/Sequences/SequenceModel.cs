using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences;

/// <summary>A network over sequences, in single precision, that learns by the gradient of its cross entropy. For one thread.</summary>
public abstract class SequenceModel
{
    private protected SequenceModel(int inputCount, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        (InputCount, ClassCount) = (inputCount, classCount);
    }

    /// <summary>Features of a step.</summary>
    public int InputCount { get; }

    /// <summary>Classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of parameters.</summary>
    public int ParameterCount => Parameters.Count;

    internal SequenceParameters Parameters { get; } = new();

    /// <summary>The class with the largest score at each step that a class is asked of; -1 at others.</summary>
    /// <exception cref="ArgumentException">The sequence has other features or classes than the network.</exception>
    public int[] Predict(LabelledSequence sequence)
    {
        Require(sequence);
        int[] classes = new int[sequence.Length];
        Array.Fill(classes, -1);
        Scores(sequence, (step, scores) => classes[step] = Largest.IndexIn(scores));
        return classes;
    }

    /// <summary>The share of the classes asked for that <see cref="Predict"/> tells, 0 to 1.</summary>
    public double Accuracy(IEnumerable<LabelledSequence> sequences)
    {
        (long right, long asked) = (0, 0);
        foreach (LabelledSequence sequence in sequences)
        {
            int[] classes = Predict(sequence);
            for (int step = 0; step < sequence.Length; step++)
            {
                right += sequence.Classes[step] >= 0 && sequence.Classes[step] == classes[step] ? 1 : 0;
                asked += sequence.Classes[step] >= 0 ? 1 : 0;
            }
        }

        return (double)right / Math.Max(asked, 1);
    }

    /// <summary>Checks that a sequence is one for this network.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    internal virtual void Require(LabelledSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        if (sequence.Classes.Length != sequence.Length)
        {
            throw new ArgumentException($"A sequence has {sequence.Classes.Length} classes; expected one for each of its {sequence.Length} steps.", nameof(sequence));
        }

        for (int step = 0; step < sequence.Length; step++)
        {
            if (sequence.Inputs[step].Length != InputCount || sequence.Classes[step] >= ClassCount)
            {
                throw new ArgumentException(
                    $"Step {step} of a sequence has {sequence.Inputs[step].Length} features and the class {sequence.Classes[step]}; expected {InputCount} features and a class below {ClassCount}.",
                    nameof(sequence));
            }
        }
    }

    /// <summary>Runs over a sequence and hands out the scores of the classes where one is asked for.</summary>
    internal abstract void Scores(LabelledSequence sequence, ScoreReader read);

    /// <summary>Adds the gradient of a sequence's cross entropy, summed over the steps that a class is asked of.</summary>
    /// <returns>The cross entropy, in nats.</returns>
    internal abstract double AddGradient(LabelledSequence sequence);

    /// <summary>Takes the scores of a step, which it may change.</summary>
    internal delegate void ScoreReader(int step, Span<float> scores);
}
