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

    /// <summary>Input signals of each node, [Nodes x Inputs], most significant address bit first.</summary>
    public int* Connections;

    /// <summary>Parameters, [Nodes x ParametersPerNode].</summary>
    public float* Parameters;

    /// <summary>Rows of the layer's input signals.</summary>
    public float* Inputs;

    /// <summary>Rows of the layer's nodes: written forward, read backward.</summary>
    public float* Outputs;

    /// <summary>Sampler, temperature and noise.</summary>
    public SamplerState Sampler;

    /// <summary>Noise source of this micro-batch; used by noisy samplers only.</summary>
    public ref LaneNoise Noise;

    /// <summary>Backward: dLoss/ds of the outputs; row r belongs to nodes r * NodesPerGradientRow and following.</summary>
    public float* OutputGradients;

    /// <summary>1 in hidden layers; the group size in the last layer, where all nodes of a class share one row.</summary>
    public int NodesPerGradientRow;

    /// <summary>
    /// Clear each row of output gradients as soon as it is consumed, so that no separate pass over the memory is needed. Only
    /// where a node has a row of its own.
    /// </summary>
    public bool ClearOutputGradients;

    /// <summary>Backward: dLoss/ds of the inputs, added to; null where nothing in front of the layer learns.</summary>
    public float* InputGradients;

    /// <summary>Backward: dLoss/dParameters of this micro-batch, overwritten.</summary>
    public float* ParameterGradients;
}
