using System.Globalization;

namespace LutGen.Training.Layers;

/// <summary>What the nodes of a layer are and how they learn. Layers may differ.</summary>
public sealed record NodeSettings
{
    /// <summary>The relaxation.</summary>
    public NodeMethod Method { get; init; } = NodeMethod.Warp;

    /// <summary>Inputs of a node, 1..6; 2 for <see cref="NodeMethod.Raw"/>.</summary>
    public int Inputs { get; init; } = 2;

    /// <summary>How nodes start.</summary>
    public NodeInitialization Initialization { get; init; } = NodeInitialization.Residual;

    /// <summary>Factor &gt; 0 on the gradients that the layer hands to the one in front; DLGN takes 2 for more than six layers.</summary>
    public float GradientFactor { get; init; } = 1;

    /// <summary>Factor on the learning rate, 0 or more.</summary>
    public float LearningRateFactor { get; init; } = 1;

    /// <summary>A term of the loss that pulls at the parameters of each node.</summary>
    public WeightRegularizer Regularizer { get; init; } = WeightRegularizer.None;

    /// <summary>Factor on that term, 0 or more; the terms of all nodes are added.</summary>
    public float RegularizerStrength { get; init; }

    /// <summary>What happens to the parameters of a node after each update.</summary>
    public WeightRescale Rescale { get; init; } = WeightRescale.None;

    /// <summary>In one line; factors, regulariser and rescaling only where there are any.</summary>
    public override string ToString()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Method} {Inputs} {Initialization}");
        text += GradientFactor == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" gradient x{GradientFactor}");
        text += LearningRateFactor == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" lr x{LearningRateFactor}");
        text += Regularizer == WeightRegularizer.None
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" {Regularizer} {RegularizerStrength}");
        return text + (Rescale == WeightRescale.None ? string.Empty : $" {Rescale}");
    }

    /// <summary>Throws if a value is out of range.</summary>
    /// <param name="place">The layer, as a message calls it.</param>
    /// <param name="readsBits">Whether the layer in front gives bits while training as well.</param>
    /// <exception cref="ArgumentException">The message says which value and what was expected.</exception>
    internal void Check(string place, bool readsBits)
    {
        Setting.Require(Inputs is >= 1 and <= 6, $"{place}.{nameof(Inputs)}", Inputs, "1..6");
        Setting.Require(Method != NodeMethod.Raw || Inputs == 2, $"{place}.{nameof(Inputs)}", Inputs, "2 for raw nodes");
        Setting.Require(GradientFactor > 0, $"{place}.{nameof(GradientFactor)}", GradientFactor, "more than 0");
        Setting.Require(LearningRateFactor >= 0, $"{place}.{nameof(LearningRateFactor)}", LearningRateFactor, "0 or more");
        Setting.Require(RegularizerStrength >= 0, $"{place}.{nameof(RegularizerStrength)}", RegularizerStrength, "0 or more");
        Setting.Require(
            readsBits || Method != NodeMethod.Dwn, $"{place}.{nameof(Method)}", Method,
            "another method, since DWN nodes look bits up and what they would read is soft while training");
    }

    /// <summary>The relaxation itself.</summary>
    internal INodeParametrization CreateKind() => Method switch
    {
        NodeMethod.Warp => new WarpNode(Inputs),
        NodeMethod.WarpExpectation => new WarpExpectationNode(Inputs),
        NodeMethod.Raw => new RawNode(),
        NodeMethod.Light => new LightNode(Inputs),
        NodeMethod.Dwn => new DwnNode(Inputs),
        _ => throw new ArgumentOutOfRangeException(nameof(Method), Method, "Expected a known method."),
    };
}
