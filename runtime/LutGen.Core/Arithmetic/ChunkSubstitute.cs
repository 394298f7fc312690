namespace LutGen.Arithmetic;

/// <summary>
/// What a run of neighbouring chunks that is not looked up is taken for (A-LUT-NA). It does not depend on the activation, so that
/// weight times substitute is a constant of the weight and can leave with a neuron's bias.
/// </summary>
public enum ChunkSubstitute
{
    /// <summary>Zero: nothing is added.</summary>
    Zero,

    /// <summary>One: the weight itself is added at the run's place.</summary>
    One,

    /// <summary>The mean of the run's smallest and largest value: half way, so that errors of evenly distributed activations cancel.</summary>
    Mean,
}
