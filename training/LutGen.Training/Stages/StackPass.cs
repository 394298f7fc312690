using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training.Stages;

/// <summary>
/// One micro-batch on its way through the whole network: rows of <see cref="MicroBatch.Lanes"/> floats in the domain s = 1 - 2x. First
/// comes what the encoder gives, then the rows of each stage; behind the rows of each is one of the bit 0, which padding reads.
/// </summary>
internal unsafe ref struct StackPass
{
    /// <summary>Parameters and coefficients of the network.</summary>
    public LogicStack Stack;

    /// <summary>Rows of all signals.</summary>
    public float* Signals;

    /// <summary>
    /// Rows of dLoss/ds by area. A stage adds to those of what it reads, and clears its own once it has used them; so stages whose gradients
    /// are never alive at once share an area, and less memory is more of it in the cache.
    /// </summary>
    public float* Gradients;

    /// <summary>Rows of one area of gradients.</summary>
    public int AreaRows;

    /// <summary>Rows of outputs before they were rounded; those of the signals where nothing is rounded.</summary>
    public float* Kept;

    /// <summary>dLoss/ds of the last stage: one row for all outputs of a class.</summary>
    public float* ClassGradients;

    /// <summary>dLoss/dCoefficients of this micro-batch, overwritten.</summary>
    public float* CoefficientGradients;

    /// <summary>Lanes in use, rounded up to whole vectors; those behind them may hold anything finite.</summary>
    public int Lanes;

    /// <summary>Sampler, temperature and noise.</summary>
    public SamplerState Sampler;

    /// <summary>Noise source of this micro-batch; used by noisy samplers only.</summary>
    public ref LaneNoise Noise;

    /// <summary>Other wirings whose gradients are asked for as well, or null.</summary>
    public WiringProbe? Probe;

    /// <summary>Whether noise is drawn: the source is there and the sampler draws.</summary>
    public readonly bool IsNoisy => Sampler.IsNoisy;

    /// <summary>A row of signals.</summary>
    public readonly float* SignalRow(int row) => Signals + (nint)row * MicroBatch.Lanes;

    /// <summary>A row of gradients.</summary>
    public readonly float* GradientRow(int area, int row) => Gradients + ((nint)area * AreaRows + row) * MicroBatch.Lanes;
}
