using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>The nodes of one layer: what they are, their wiring, and where their numbers lie among those of the whole network.</summary>
/// <param name="Settings">What the nodes are and how they learn.</param>
/// <param name="Kind">Their relaxation.</param>
/// <param name="Nodes">Number of nodes.</param>
/// <param name="Applications">Places at which each node is applied with the same parameters, 1 in a dense layer.</param>
/// <param name="Wiring">What the nodes read.</param>
/// <param name="FirstParameter">Index of the layer's first parameter, a multiple of 16.</param>
/// <param name="FirstCoefficient">Index of the layer's first coefficient, a multiple of 16.</param>
internal sealed record LogicLayer(
    NodeSettings Settings,
    INodeParametrization Kind,
    int Nodes,
    int Applications,
    NodeWiring Wiring,
    int FirstParameter,
    int FirstCoefficient) : ParameterGroup(FirstParameter, FirstCoefficient)
{
    /// <summary>Signals that the layer gives.</summary>
    public int Outputs => Nodes * Applications;

    /// <summary>The row of each input at each place, [nodes x applications x inputs of a node]; a pinned array.</summary>
    public int[] Connections => Wiring.Connections;

    /// <inheritdoc/>
    public override int Units => Nodes;

    /// <inheritdoc/>
    public override int ParametersPerUnit => Kind.ParametersPerNode;

    /// <inheritdoc/>
    public override int CoefficientsPerUnit => 1 << Kind.Inputs;

    /// <inheritdoc/>
    public override bool ParametersAreCoefficients => Kind.ParametersAreCoefficients;

    /// <inheritdoc/>
    public override bool HasInputCoefficients => Kind.HasInputCoefficients;

    /// <inheritdoc/>
    public override int KeptPerUnit => Kind.KeptPerNode;

    /// <inheritdoc/>
    public override float LearningRateFactor => Settings.LearningRateFactor;

    /// <inheritdoc/>
    public override void Initialize(Span<float> parameters, double probability, SeededRandom random) =>
        Settings.Initialization.Write(Kind, parameters, probability, random);

    /// <inheritdoc/>
    public override void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise) =>
        Kind.ToCoefficients(block, sampler, ref noise);

    /// <inheritdoc/>
    public override void ToParameterGradients(in NodeBlock block, SamplerState sampler) => Kind.ToParameterGradients(block, sampler);

    /// <inheritdoc/>
    public override void Regularize(ReadOnlySpan<float> parameters, Span<float> gradient) =>
        NodeWeights.AddGradient(Settings.Regularizer, Settings.RegularizerStrength, ParametersPerUnit, parameters, gradient);

    /// <inheritdoc/>
    public override void Constrain(Span<float> parameters)
    {
        Kind.Constrain(parameters);
        NodeWeights.Apply(Settings.Rescale, ParametersPerUnit, parameters);
    }
}
