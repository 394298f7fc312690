namespace LutGen.Training.Layers;

/// <summary>The sampler's settings at one moment of the training.</summary>
/// <param name="Sampler">Which sampler.</param>
/// <param name="Temperature">Temperature tau &gt; 0: the logit is divided by it.</param>
/// <param name="NoiseScale">Factor on the logistic noise of <see cref="NodeSampler.GumbelSoft"/>; 1 is the published noise.</param>
public readonly record struct SamplerState(NodeSampler Sampler, float Temperature, float NoiseScale)
{
    /// <summary>The same temperature without noise: what soft accuracy is measured with.</summary>
    public SamplerState WithoutNoise => this with { Sampler = NodeSampler.Soft };
}
