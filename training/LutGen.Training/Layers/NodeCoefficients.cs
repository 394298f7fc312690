using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// The Walsh coefficients that the kernels run on, computed from the parameters range by range. Where all parameters are coefficients
/// themselves there is nothing to compute and nothing to store.
/// </summary>
internal sealed unsafe class NodeCoefficients : IDisposable
{
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _coefficients;
    private readonly AlignedBuffer _inputCoefficients;
    private readonly AlignedBuffer _kept;

    public NodeCoefficients(IReadOnlyList<LogicLayer> layers, AlignedBuffer parameters)
    {
        _parameters = parameters;
        LogicLayer last = layers[^1];
        Length = last.FirstCoefficient + AlignedBuffer.WholeVectors(last.Nodes * last.CoefficientsPerNode);
        IsMapped = layers.Any(layer => !layer.Kind.ParametersAreCoefficients);
        _coefficients = new AlignedBuffer(IsMapped ? Length : 0);
        _inputCoefficients = new AlignedBuffer(layers.Any(layer => layer.Kind.HasInputCoefficients) ? Length : 0);
        _kept = new AlignedBuffer(layers.Any(layer => layer.Kind.KeptPerNode > 0) ? parameters.Length : 0);
        Ranges = NodeRange.Cut(layers);
        ScratchLength = Ranges.Max(range => AlignedBuffer.WholeVectors(Math.Max(range.Parameters, range.Coefficients)));
    }

    /// <summary>Number of coefficients of all layers, each layer padded to whole vectors.</summary>
    public int Length { get; }

    /// <summary>Whether anything has to be computed.</summary>
    public bool IsMapped { get; }

    /// <summary>All nodes, cut into what one thread takes at a time.</summary>
    public NodeRange[] Ranges { get; }

    /// <summary>Numbers that a range needs room for while it is mapped.</summary>
    public int ScratchLength { get; }

    /// <summary>Coefficients of a layer.</summary>
    public float* Of(LogicLayer layer) => layer.Kind.ParametersAreCoefficients
        ? _parameters.Start + layer.FirstParameter
        : _coefficients.Start + layer.FirstCoefficient;

    /// <summary>Coefficients from which the gradients of a layer's inputs are taken.</summary>
    public float* ForInputsOf(LogicLayer layer) =>
        layer.Kind.HasInputCoefficients ? _inputCoefficients.Start + layer.FirstCoefficient : Of(layer);

    /// <summary>Computes the coefficients of one range.</summary>
    /// <param name="range">The range.</param>
    /// <param name="sampler">Sampler, temperature and noise.</param>
    /// <param name="random">The draw of the noise, used by noisy samplers only.</param>
    /// <param name="scratch">Room for <see cref="ScratchLength"/> numbers.</param>
    public void Compute(NodeRange range, SamplerState sampler, SeededRandom random, float* scratch)
    {
        if (!range.Layer.Kind.ParametersAreCoefficients)
        {
            LaneNoise noise = sampler.IsNoisy ? new(random) : default;
            range.Layer.Kind.ToCoefficients(Block(range, scratch), sampler, ref noise);
        }
    }

    /// <summary>Computes the coefficients of all ranges without noise and rounding, on the calling thread.</summary>
    public void ComputeSoft(SamplerState sampler)
    {
        using AlignedBuffer scratch = new(ScratchLength);
        foreach (NodeRange range in Ranges)
        {
            Compute(range, sampler.WithoutNoise, null!, scratch.Start);
        }
    }

    /// <summary>Computes the gradients of a range's parameters.</summary>
    /// <param name="range">The range.</param>
    /// <param name="sampler">The sampler that its coefficients were computed with.</param>
    /// <param name="coefficientGradients">Gradients of the coefficients.</param>
    /// <param name="parameterGradients">Receives those of the parameters.</param>
    public void ToParameterGradients(NodeRange range, SamplerState sampler, float* coefficientGradients, float* parameterGradients)
    {
        NodeBlock block = Block(range, null);
        block.CoefficientGradients = coefficientGradients;
        block.ParameterGradients = parameterGradients;
        range.Layer.Kind.ToParameterGradients(block, sampler);
    }

    public void Dispose()
    {
        _coefficients.Dispose();
        _inputCoefficients.Dispose();
        _kept.Dispose();
    }

    private NodeBlock Block(NodeRange range, float* scratch) => new()
    {
        Nodes = range.Nodes,
        Parameters = _parameters.Start + range.FirstParameter,
        Coefficients = _coefficients.Start + range.FirstCoefficient,
        InputCoefficients = _inputCoefficients.Start + range.FirstCoefficient,
        Kept = _kept.Start + range.FirstParameter,
        Scratch = scratch,
    };
}
