using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// A WARP node that between the corners of its table is the expectation over them. Parameters, initialisation and rounding are WARP's, and
/// for inputs that are bits so is the output; for inputs x in between, WARP takes the logistic function of the mean logit, this node the
/// mean of the logistic functions: the output that WARP would give on average if each input were one with probability x. A node that has
/// decided still passes gradients on to its inputs, which WARP's logistic function no longer does (docs/decisions/0021).
/// </summary>
/// <param name="inputs">Inputs n, 1..6.</param>
internal sealed unsafe class WarpExpectationNode(int inputs) : WarpNode(inputs)
{
    private readonly LightNode _entries = new(inputs);

    public override NodeActivation Activation => _entries.Activation;

    public override bool ParametersAreCoefficients => false;

    public override int KeptPerNode => _entries.KeptPerNode;

    /// <summary>The logits of the table's entries are -H w; the rest is a light node's way, which puts the entries in the logits' place.</summary>
    public override void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise)
    {
        WalshTransform.Run(block.Parameters, block.Kept, block.Nodes, Inputs, -1);
        NodeBlock entries = block;
        entries.Parameters = block.Kept;
        _entries.ToCoefficients(entries, sampler, ref noise);
    }

    /// <summary>dw = -H dl, where l are the logits.</summary>
    public override void ToParameterGradients(in NodeBlock block, SamplerState sampler)
    {
        _entries.ToParameterGradients(block, sampler);
        WalshTransform.Run(block.ParameterGradients, block.ParameterGradients, block.Nodes, Inputs, -1);
    }
}
