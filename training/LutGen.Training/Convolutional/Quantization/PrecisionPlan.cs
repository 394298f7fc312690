using LutGen.Arithmetic;

namespace LutGen.Training.Convolutional;

/// <summary>How precise a layer's multipliers are.</summary>
/// <param name="WeightBits">Bits of a weight, its sign included.</param>
/// <param name="DroppedBits">Low bits of the activation that are not looked up, in whole chunks; 0 is exact LUT-NA, more is A-LUT-NA.</param>
internal readonly record struct LayerPrecision(int WeightBits, int DroppedBits);

/// <summary>Widths and approximations of all layers: mixed precision.</summary>
/// <param name="GroupBits">Bits of the codes of each group of maps but the image's.</param>
/// <param name="Layers">Precision of each convolution and dense layer.</param>
/// <param name="ChunkBits">Bits of a chunk.</param>
internal sealed record PrecisionPlan(IReadOnlyDictionary<int, int> GroupBits, IReadOnlyDictionary<string, LayerPrecision> Layers, int ChunkBits)
{
    /// <summary>The same exact precision everywhere.</summary>
    public static PrecisionPlan Exact(CnnGraph graph, QuantizationSettings settings) => new(
        new CodeGroups(graph).All.ToDictionary(group => group, _ => settings.ActivationBits),
        graph.Convolutions.ToDictionary(node => node.Name, _ => new LayerPrecision(settings.WeightBits, 0)), settings.ChunkBits);

    /// <summary>The plan with another precision of a layer.</summary>
    public PrecisionPlan With(string layer, LayerPrecision precision) => this with { Layers = new Dictionary<string, LayerPrecision>(Layers) { [layer] = precision } };

    /// <summary>The plan with another width of a group's codes.</summary>
    public PrecisionPlan With(int group, int bits) => this with { GroupBits = new Dictionary<int, int>(GroupBits) { [group] = bits } };
}
