using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// One micro-batch on its way through one layer: rows of <see cref="MicroBatch.Lanes"/> floats in the domain
/// s = 1 - 2x, so that bit 0 is +1 and bit 1 is -1.
/// </summary>
internal unsafe ref struct LayerPass
{
    /// <summary>Number of nodes in the layer.</summary>
    public int Nodes;

    /// <summary>Inputs n of a node, 1..6.</summary>
    public int InputsPerNode;

    /// <summary>
    /// Places R at which every node is applied with the same coefficients: the positions of a convolution, 1 in a dense layer. Node
    /// i at place r writes row i * R + r.
    /// </summary>
    public int Applications;

    /// <summary>What becomes of the series.</summary>
    public NodeActivation Activation;

    /// <summary>Input signals of each node at each place, [Nodes x Applications x InputsPerNode], most significant address bit first.</summary>
    public int* Connections;

    /// <summary>Walsh coefficients, [Nodes x 2^n]; the last input is the mask's lowest bit.</summary>
    public float* Coefficients;

    /// <summary>Backward: the coefficients that the inputs' gradients are taken from; those of the forward pass as a rule.</summary>
    public float* InputCoefficients;

    /// <summary>Rows of the layer's input signals.</summary>
    public float* Inputs;

    /// <summary>Rows of the layer's nodes, written forward.</summary>
    public float* Outputs;

    /// <summary>
    /// Rows from which backward takes the slope of <see cref="NodeActivation.Logistic"/>: the outputs before they were rounded. Where
    /// nothing is rounded they are the outputs.
    /// </summary>
    public float* Kept;

    /// <summary>Lanes in use, rounded up to whole vectors; those behind them may hold anything finite.</summary>
    public int Lanes;

    /// <summary>Sampler, temperature and noise.</summary>
    public SamplerState Sampler;

    /// <summary>Noise source of this micro-batch; used by noisy samplers only.</summary>
    public ref LaneNoise Noise;

    /// <summary>Backward: dLoss/ds of the outputs; row g belongs to output rows g * RowsPerGradientRow and following.</summary>
    public float* OutputGradients;

    /// <summary>1 in hidden layers; the group size in the last layer, where all outputs of a class share one row.</summary>
    public int RowsPerGradientRow;

    /// <summary>
    /// Clear each row of output gradients as soon as it is consumed, so that no separate pass over the memory is needed. Only
    /// where an output has a row of its own.
    /// </summary>
    public bool ClearOutputGradients;

    /// <summary>Factor on the output gradients: that of the layer behind for what it hands on, 1 as a rule.</summary>
    public float GradientFactor;

    /// <summary>Backward: dLoss/ds of the inputs, added to; null where nothing in front of the layer learns.</summary>
    public float* InputGradients;

    /// <summary>Backward: dLoss/dCoefficients of this micro-batch, overwritten.</summary>
    public float* CoefficientGradients;
}
