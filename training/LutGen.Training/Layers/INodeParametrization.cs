using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// A differentiable relaxation of a lookup-table node: what its parameters are, how they start, how a micro-batch runs through a
/// layer of such nodes and back, and which truth table a node is rounded to. A new parametrisation (raw DLGN, light, DWN, more
/// inputs) is one new implementation; wiring, head, optimiser and export do not change.
/// </summary>
internal interface INodeParametrization
{
    /// <summary>The method's name as it is written into a file's metadata.</summary>
    string Name { get; }

    /// <summary>Inputs n of one node; its truth table has 2^n entries.</summary>
    int Inputs { get; }

    /// <summary>Trainable numbers of one node.</summary>
    int ParametersPerNode { get; }

    /// <summary>Writes the starting parameters of a whole layer, [nodes x ParametersPerNode].</summary>
    void Initialize(Span<float> parameters, SeededRandom random);

    /// <summary>Computes the outputs of all nodes for one micro-batch.</summary>
    void Forward(in LayerPass pass);

    /// <summary>From the gradients of the outputs: the gradients of the parameters and, where asked for, of the inputs.</summary>
    void Backward(in LayerPass pass);

    /// <summary>
    /// The truth table nearest to a node: bit k is the output for address k, the first input being the most significant
    /// address bit.
    /// </summary>
    ulong Discretize(ReadOnlySpan<float> parameters);

    /// <summary>
    /// Removes an input's influence on a node. The rest of its function keeps its truth table but is no more decided than that of
    /// a fresh node, so that the node can learn something new.
    /// </summary>
    /// <param name="parameters">Parameters of the node.</param>
    /// <param name="input">Which input, 0 the most significant.</param>
    void Forget(Span<float> parameters, int input);

    /// <summary>How strongly the loss pulls at an input: the length of the gradient of the parameters that the input takes part in.</summary>
    /// <param name="gradient">Gradient of the node's parameters.</param>
    /// <param name="input">Which input, 0 the most significant.</param>
    double Pull(ReadOnlySpan<float> gradient, int input);
}
