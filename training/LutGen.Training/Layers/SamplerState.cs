namespace LutGen.Training.Layers;

/// <summary>The sampler's settings at one moment of the training.</summary>
/// <param name="Sampler">Which sampler.</param>
/// <param name="Temperature">Temperature tau &gt; 0: logits are divided by it. Its inverse is the gain of raw and light nodes.</param>
/// <param name="NoiseScale">Factor on the noise of the Gumbel samplers; 1 is the published noise.</param>
public readonly record struct SamplerState(NodeSampler Sampler, float Temperature, float NoiseScale)
{
    /// <summary>The same temperature without noise and rounding: what soft accuracy is measured with.</summary>
    public SamplerState WithoutNoise => this with { Sampler = NodeSampler.Soft };

    /// <summary>Whether noise is drawn.</summary>
    public bool IsNoisy => Sampler is NodeSampler.GumbelSoft or NodeSampler.GumbelHard;

    /// <summary>Whether nodes are rounded on the way forward.</summary>
    public bool IsHard => Sampler is NodeSampler.Hard or NodeSampler.GumbelHard;
}
