using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences;

/// <summary>The parameters of a network over sequences in one array, and their gradient in another.</summary>
internal sealed class SequenceParameters
{
    /// <summary>The parameters; some at the end, which fill up whole vectors, belong to nothing.</summary>
    public float[] Values { get; private set; } = [];

    /// <summary>The gradient of each.</summary>
    public float[] Gradient { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Makes room for some more and returns the index of the first.</summary>
    public int Reserve(int count)
    {
        int first = Count;
        Count += count;
        float[] values = new float[AlignedBuffer.WholeVectors(Count)];
        Values.AsSpan(0, first).CopyTo(values);
        (Values, Gradient) = (values, new float[values.Length]);
        return first;
    }
}
