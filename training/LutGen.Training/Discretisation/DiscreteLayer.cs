namespace LutGen.Training.Discretisation;

/// <summary>A layer whose nodes have become truth tables.</summary>
/// <param name="InputsPerNode">Inputs n of each node, 1..6.</param>
/// <param name="Inputs">Signals of the layer in front, [nodes x n], most significant address bit first.</param>
/// <param name="Tables">One truth table per node; bit k is the output for address k.</param>
public sealed record DiscreteLayer(int InputsPerNode, int[] Inputs, ulong[] Tables)
{
    /// <summary>Number of nodes.</summary>
    public int Nodes => Tables.Length;
}
