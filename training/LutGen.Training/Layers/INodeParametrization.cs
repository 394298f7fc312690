using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// A differentiable relaxation of a lookup-table node. Every one of them computes a multilinear series of its inputs, z = sum over masks
/// m of W_m times the inputs in m, so the kernels that run over samples are the same for all; a parametrisation says what its
/// parameters are, how the 2^n coefficients W come from them, once a node and step, and what becomes of z.
/// </summary>
internal unsafe interface INodeParametrization
{
    /// <summary>Inputs n of one node, 1..6; its truth table has 2^n entries.</summary>
    int Inputs { get; }

    /// <summary>Trainable numbers of one node.</summary>
    int ParametersPerNode { get; }

    /// <summary>What becomes of the series.</summary>
    NodeActivation Activation { get; }

    /// <summary>Whether the parameters are the coefficients themselves, so that nothing is mapped and nothing copied.</summary>
    bool ParametersAreCoefficients => false;

    /// <summary>Whether the inputs' gradients are taken from coefficients of their own.</summary>
    bool HasInputCoefficients => false;

    /// <summary>Numbers of one node that <see cref="ToCoefficients"/> keeps for <see cref="ToParameterGradients"/>.</summary>
    int KeptPerNode => 0;

    /// <summary>Computes the coefficients of some nodes from their parameters.</summary>
    void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise);

    /// <summary>Computes the gradients of some nodes' parameters from those of their coefficients.</summary>
    void ToParameterGradients(in NodeBlock block, SamplerState sampler);

    /// <summary>Brings the parameters of some nodes back to where they may be, after an update.</summary>
    void Constrain(Span<float> parameters)
    {
    }

    /// <summary>
    /// Writes the parameters of one node that gives what a truth table says with a probability p, 0.5..1; bit k of the table is the
    /// output for address k.
    /// </summary>
    void Express(Span<float> parameters, ulong table, double probability);

    /// <summary>One parameter of a node of random initialisation.</summary>
    float RandomParameter(SeededRandom random);

    /// <summary>
    /// The truth table nearest to a node: bit k is the output for address k, the first input being the most significant
    /// address bit.
    /// </summary>
    ulong Discretize(ReadOnlySpan<float> parameters);

    /// <summary>
    /// Removes the influence of an input that the node's truth table ignores. The table stays, but is no more decided than that of a
    /// fresh node, so that the node can learn something new.
    /// </summary>
    /// <param name="parameters">Parameters of the node.</param>
    /// <param name="input">Which input, 0 the most significant.</param>
    /// <param name="probability">Probability with which a fresh node gives what its table says.</param>
    void Forget(Span<float> parameters, int input, double probability);
}
