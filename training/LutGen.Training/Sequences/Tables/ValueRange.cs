namespace LutGen.Training.Sequences.Tables;

/// <summary>The smallest and the largest of values that were seen; 0 is always among them.</summary>
internal sealed class ValueRange
{
    /// <summary>The smallest, at most 0.</summary>
    public float Low { get; private set; }

    /// <summary>The largest, at least 0.</summary>
    public float High { get; private set; }

    /// <summary>The largest magnitude.</summary>
    public float Magnitude => MathF.Max(-Low, High);

    /// <summary>Sees values.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            (Low, High) = (MathF.Min(Low, value), MathF.Max(High, value));
        }
    }
}
