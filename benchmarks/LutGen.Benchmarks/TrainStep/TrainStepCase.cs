using LutGen.Training.Layers;

namespace LutGen.Benchmarks.TrainStep;

/// <summary>A network whose training step is measured.</summary>
/// <param name="Name">Name among the figures.</param>
/// <param name="Method">The relaxation.</param>
/// <param name="Arity">Inputs of a node.</param>
/// <param name="Sampler">How nodes decide.</param>
/// <param name="Inputs">Bits in front of the first layer.</param>
/// <param name="Layers">Number of layers of <see cref="Width"/> nodes.</param>
/// <param name="Batch">Samples of a step.</param>
/// <param name="NoiseScale">Factor on the noise.</param>
/// <param name="ReferenceMilliseconds">What the reference implementation takes, where it was measured.</param>
internal sealed record TrainStepCase(
    string Name, NodeMethod Method, int Arity, NodeSampler Sampler, int Inputs, int Layers, int Batch, float NoiseScale, double? ReferenceMilliseconds)
{
    /// <summary>Nodes of a layer.</summary>
    public const int Width = 8000;

    private const double RawReference = 950;
    private const double WarpReference = 125;

    /// <summary>Everything that is measured.</summary>
    public static IReadOnlyList<TrainStepCase> All { get; } =
    [
        Deep("raw_soft", NodeMethod.Raw, 2, NodeSampler.Soft, 1, RawReference),
        Deep("raw_gumbel_soft", NodeMethod.Raw, 2, NodeSampler.GumbelSoft, 1, RawReference),
        Deep("warp_soft", NodeMethod.Warp, 2, NodeSampler.Soft, 1, WarpReference),
        Deep("warp_gumbel_soft", NodeMethod.Warp, 2, NodeSampler.GumbelSoft, 1, WarpReference),
        Deep("warp_gumbel_soft_third", NodeMethod.Warp, 2, NodeSampler.GumbelSoft, 1f / 3, WarpReference),
        Deep("warp_hard", NodeMethod.Warp, 2, NodeSampler.Hard, 1, null),
        Deep("warp_expectation_soft", NodeMethod.WarpExpectation, 2, NodeSampler.Soft, 1, WarpReference),
        Deep("light_soft", NodeMethod.Light, 2, NodeSampler.Soft, 1, null),
        Deep("dwn", NodeMethod.Dwn, 2, NodeSampler.Soft, 1, null),
        Deep("warp4_soft", NodeMethod.Warp, 4, NodeSampler.Soft, 1, null),
        Deep("light4_soft", NodeMethod.Light, 4, NodeSampler.Soft, 1, null),
        Flat("warp6_soft", NodeMethod.Warp),
        Flat("warp_expectation6_soft", NodeMethod.WarpExpectation),
        Flat("light6_soft", NodeMethod.Light),
        Flat("dwn6", NodeMethod.Dwn),
    ];

    /// <summary>The network in words.</summary>
    public string Shape => $"{Inputs} - {(Layers == 1 ? string.Empty : $"{Layers} x ")}{Width}, n = {Arity}, batch {Batch}";

    /// <summary>The nodes in words.</summary>
    public string Nodes => Method == NodeMethod.Dwn ? "Dwn" : $"{Method} {Sampler}{(NoiseScale < 1 ? $" noise x{NoiseScale:0.##}" : string.Empty)}";

    private static TrainStepCase Deep(string name, NodeMethod method, int arity, NodeSampler sampler, float noiseScale, double? reference) =>
        new(name, method, arity, sampler, 784, 6, 100, noiseScale, reference);

    private static TrainStepCase Flat(string name, NodeMethod method) => new(name, method, 6, NodeSampler.Soft, 2352, 1, 64, 1, null);
}
