namespace LutGen.Training.Layers;

/// <summary>
/// Neighbouring nodes of one layer, on the way between parameters and coefficients. All places but
/// <see cref="Nodes"/> may be read and written up to the next multiple of 16 numbers.
/// </summary>
internal unsafe ref struct NodeBlock
{
    /// <summary>Number of nodes.</summary>
    public int Nodes;

    /// <summary>Parameters, [Nodes x ParametersPerNode].</summary>
    public float* Parameters;

    /// <summary>Walsh coefficients, [Nodes x 2^n].</summary>
    public float* Coefficients;

    /// <summary>Coefficients that the inputs' gradients are taken from, [Nodes x 2^n].</summary>
    public float* InputCoefficients;

    /// <summary>What is kept from one way to the other, [Nodes x KeptPerNode].</summary>
    public float* Kept;

    /// <summary>Room for [Nodes x the larger of 2^n and ParametersPerNode] numbers.</summary>
    public float* Scratch;

    /// <summary>dLoss/dCoefficients, [Nodes x 2^n].</summary>
    public float* CoefficientGradients;

    /// <summary>Receives dLoss/dParameters, [Nodes x ParametersPerNode].</summary>
    public float* ParameterGradients;
}
