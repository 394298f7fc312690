using System.Globalization;

namespace LutGen.Training.Structure;

/// <summary>
/// Inputs that choose among candidates while training and are fixed afterwards (torchlogix's learnable connections). Every candidate has a
/// weight; forward the input reads the candidate of the largest weight, backward every candidate's weight learns, and the gradient goes to
/// the candidates by the softmax of their weights.
/// </summary>
/// <param name="Candidates">Candidates of one input, at least 2; the layer's wiring draws them.</param>
public sealed record LearnableConnections(int Candidates = 8)
{
    /// <summary>Temperature tau &gt; 0 of that softmax; the published 0.001 sends nearly all of it to the chosen candidate.</summary>
    public float Temperature { get; init; } = 0.001f;

    /// <summary>Factor on the Gumbel noise that is added to the weights, 0 for none; only samplers with noise draw it.</summary>
    public float NoiseScale { get; init; }

    /// <summary>Factor on the learning rate, 0 or more.</summary>
    public float LearningRateFactor { get; init; } = 1;

    /// <summary>Throws if a value is out of range.</summary>
    internal void Check(string place)
    {
        Setting.Require(Candidates is >= 2 and <= 255, $"{place}.{nameof(Candidates)}", Candidates, "2..255");
        Setting.Require(Temperature > 0, $"{place}.{nameof(Temperature)}", Temperature, "more than 0");
        Setting.Require(NoiseScale >= 0, $"{place}.{nameof(NoiseScale)}", NoiseScale, "0 or more");
        Setting.Require(LearningRateFactor >= 0, $"{place}.{nameof(LearningRateFactor)}", LearningRateFactor, "0 or more");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"of {Candidates} tau {Temperature}{(NoiseScale > 0 ? $" noise {NoiseScale:0.###}" : "")}{(LearningRateFactor == 1 ? "" : $" lr x{LearningRateFactor}")}");
}
