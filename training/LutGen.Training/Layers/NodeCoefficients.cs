using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// The coefficients that the kernels run on, Walsh coefficients where they are those of nodes, computed from the parameters range by range. Where all parameters are coefficients
/// themselves there is nothing to compute and nothing to store.
/// </summary>
internal sealed unsafe class NodeCoefficients : IDisposable
{
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _coefficients;
    private readonly AlignedBuffer _inputCoefficients;
    private readonly AlignedBuffer _kept;

    public NodeCoefficients(IReadOnlyList<ParameterGroup> groups, AlignedBuffer parameters)
    {
        _parameters = parameters;
        ParameterGroup last = groups[^1];
        Length = last.FirstCoefficient + AlignedBuffer.WholeVectors(last.Units * last.CoefficientsPerUnit);
        IsMapped = groups.Any(group => !group.ParametersAreCoefficients);
        _coefficients = new AlignedBuffer(IsMapped ? Length : 0);
        _inputCoefficients = new AlignedBuffer(groups.Any(group => group.HasInputCoefficients) ? Length : 0);
        _kept = new AlignedBuffer(groups.Any(group => group.KeptPerUnit > 0) ? parameters.Length : 0);
        Ranges = ParameterRange.Cut(groups);
        ScratchLength = Ranges.Max(range => AlignedBuffer.WholeVectors(Math.Max(range.Parameters, range.Coefficients)));
    }

    /// <summary>Number of coefficients of all groups, each padded to whole vectors.</summary>
    public int Length { get; }

    /// <summary>Whether anything has to be computed.</summary>
    public bool IsMapped { get; }

    /// <summary>All parameters, cut into what one thread takes at a time.</summary>
    public ParameterRange[] Ranges { get; }

    /// <summary>Numbers that a range needs room for while it is mapped.</summary>
    public int ScratchLength { get; }

    /// <summary>Coefficients of a group.</summary>
    public float* Of(ParameterGroup group) => group.ParametersAreCoefficients
        ? _parameters.Start + group.FirstParameter
        : _coefficients.Start + group.FirstCoefficient;

    /// <summary>Coefficients from which the gradients of a group's inputs are taken.</summary>
    public float* ForInputsOf(ParameterGroup group) =>
        group.HasInputCoefficients ? _inputCoefficients.Start + group.FirstCoefficient : Of(group);

    /// <summary>Computes the coefficients of one range.</summary>
    /// <param name="range">The range.</param>
    /// <param name="sampler">Sampler, temperature and noise.</param>
    /// <param name="random">The draw of the noise, used by noisy samplers only.</param>
    /// <param name="scratch">Room for <see cref="ScratchLength"/> numbers.</param>
    public void Compute(ParameterRange range, SamplerState sampler, SeededRandom random, float* scratch)
    {
        if (!range.Group.ParametersAreCoefficients)
        {
            LaneNoise noise = sampler.IsNoisy ? new(random) : default;
            range.Group.ToCoefficients(Block(range, scratch), sampler, ref noise);
        }
    }

    /// <summary>Computes the coefficients of all ranges without noise and rounding, on the calling thread.</summary>
    public void ComputeSoft(SamplerState sampler)
    {
        using AlignedBuffer scratch = new(ScratchLength);
        foreach (ParameterRange range in Ranges)
        {
            Compute(range, sampler.WithoutNoise, null!, scratch.Start);
        }
    }

    /// <summary>Computes the coefficients of one group that needs no sampler, on the calling thread.</summary>
    public void ComputeSoft(ParameterGroup group)
    {
        foreach (ParameterRange range in Ranges.Where(range => range.Group == group))
        {
            Compute(range, new SamplerState(NodeSampler.Soft, 1, 0), null!, null);
        }
    }

    /// <summary>Computes the gradients of a range's parameters.</summary>
    /// <param name="range">The range.</param>
    /// <param name="sampler">The sampler that its coefficients were computed with.</param>
    /// <param name="coefficientGradients">Gradients of the coefficients.</param>
    /// <param name="parameterGradients">Receives those of the parameters.</param>
    public void ToParameterGradients(ParameterRange range, SamplerState sampler, float* coefficientGradients, float* parameterGradients)
    {
        NodeBlock block = Block(range, null);
        block.CoefficientGradients = coefficientGradients;
        block.ParameterGradients = parameterGradients;
        range.Group.ToParameterGradients(block, sampler);
    }

    public void Dispose()
    {
        _coefficients.Dispose();
        _inputCoefficients.Dispose();
        _kept.Dispose();
    }

    private NodeBlock Block(ParameterRange range, float* scratch) => new()
    {
        Nodes = range.Units,
        Parameters = _parameters.Start + range.FirstParameter,
        Coefficients = _coefficients.Start + range.FirstCoefficient,
        InputCoefficients = _inputCoefficients.Start + range.FirstCoefficient,
        Kept = _kept.Start + range.FirstParameter,
        Scratch = scratch,
    };
}
