using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences.Tasks;

/// <summary>A rule that draws sequences with their classes: a seed stands for a data set.</summary>
public abstract class SequenceTask
{
    // Streams of their own, whatever is drawn of the others.
    private const ulong TrainingStream = 1;
    private const ulong CalibrationStream = 2;
    private const ulong TestStream = 3;

    /// <summary>A word for the task.</summary>
    public abstract string Name { get; }

    /// <summary>The rule, in a line.</summary>
    public abstract string Rule { get; }

    /// <summary>Features of a step.</summary>
    public abstract int InputCount { get; }

    /// <summary>Classes.</summary>
    public abstract int ClassCount { get; }

    /// <summary>Steps of a sequence.</summary>
    public abstract int Length { get; }

    /// <summary>Sequences of one step of a training; never repeated.</summary>
    public LabelledSequence[] Batch(ulong seed, int step, int count) => Draw(seed, TrainingStream + ((ulong)step << 8), count);

    /// <summary>Sequences that ranges of codes are chosen by.</summary>
    public LabelledSequence[] Calibration(ulong seed, int count) => Draw(seed, CalibrationStream, count);

    /// <summary>Sequences that are only measured.</summary>
    public LabelledSequence[] Test(ulong seed, int count) => Draw(seed, TestStream, count);

    /// <summary>Draws a sequence.</summary>
    protected abstract LabelledSequence Draw(SeededRandom random);

    /// <summary>Features that are all 0 but one.</summary>
    protected static float[] OneHot(int count, int index)
    {
        float[] features = new float[count];
        features[index] = 1;
        return features;
    }

    private LabelledSequence[] Draw(ulong seed, ulong stream, int count)
    {
        SeededRandom random = SeededRandom.ForKey(seed, stream);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(random))];
    }
}
