namespace LutGen.Training.Neurons;

/// <summary>Sum of w_i x_i (LogicNets, arXiv 2004.03021). Batch normalisation has the bias.</summary>
public sealed record LinearFunction : NeuronFunction
{
    /// <inheritdoc/>
    internal override void Check(string place, int fanIn)
    {
    }

    /// <inheritdoc/>
    internal override FunctionKernel CreateKernel(int fanIn) => new LinearKernel(fanIn);

    /// <inheritdoc/>
    public override string ToString() => "linear";
}
