namespace LutGen.Training.Layers;

/// <summary>One layer: what its nodes are, their wiring, and where their numbers lie among those of the whole network.</summary>
/// <param name="Settings">What the nodes are and how they learn.</param>
/// <param name="Kind">Their relaxation.</param>
/// <param name="Nodes">Number of nodes.</param>
/// <param name="Applications">Places at which each node is applied with the same parameters, 1 in a dense layer.</param>
/// <param name="Connections">Signals of the layer in front, [nodes x applications x inputs of a node]; a pinned array.</param>
/// <param name="Pools">For each node the signals that its inputs may be drawn from.</param>
/// <param name="FirstParameter">Index of the layer's first parameter, a multiple of 16.</param>
/// <param name="FirstCoefficient">Index of the layer's first coefficient, a multiple of 16.</param>
internal sealed record LogicLayer(
    NodeSettings Settings,
    INodeParametrization Kind,
    int Nodes,
    int Applications,
    int[] Connections,
    int[][] Pools,
    int FirstParameter,
    int FirstCoefficient)
{
    /// <summary>Signals that the layer gives.</summary>
    public int Outputs => Nodes * Applications;

    /// <summary>Coefficients of one node.</summary>
    public int CoefficientsPerNode => 1 << Kind.Inputs;
}
