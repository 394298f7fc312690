namespace LutGen.Training.Sequences;

/// <summary>A sequence and what should be said of it.</summary>
/// <param name="Inputs">The features of each step.</param>
/// <param name="Classes">The class at each step; negative where nothing is asked.</param>
public sealed record LabelledSequence(float[][] Inputs, int[] Classes)
{
    /// <summary>Steps.</summary>
    public int Length => Inputs.Length;
}
