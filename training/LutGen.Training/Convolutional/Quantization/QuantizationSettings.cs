using System.Globalization;

namespace LutGen.Training.Convolutional;

/// <summary>How a trained network becomes whole numbers, after the training (post-training quantisation): LUT-NA's 8-bit activations and 9-bit weights by default.</summary>
public sealed record QuantizationSettings
{
    /// <summary>Most bits of an activation.</summary>
    public const int MostActivationBits = 12;

    /// <summary>Most bits of a weight.</summary>
    public const int MostWeightBits = 12;

    /// <summary>Bits of the codes between layers, 2..12; images are 8 bits.</summary>
    public int ActivationBits { get; init; } = 8;

    /// <summary>Bits of a weight, its sign included, 2..12; each output channel has a scale of its own.</summary>
    public int WeightBits { get; init; } = 9;

    /// <summary>Bits of a chunk of an activation, 1..8: product tables have 2^chunk entries.</summary>
    public int ChunkBits { get; init; } = 2;

    /// <summary>Training samples whose values give the ranges of the codes.</summary>
    public int CalibrationSamples { get; init; } = 512;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"activations {ActivationBits} bits weights {WeightBits} bits chunks {ChunkBits} calibration {CalibrationSamples}");

    /// <summary>Throws if a setting is out of range.</summary>
    internal void Validate()
    {
        Setting.Require(ActivationBits is >= 2 and <= MostActivationBits, nameof(ActivationBits), ActivationBits, $"2..{MostActivationBits}");
        Setting.Require(WeightBits is >= 2 and <= MostWeightBits, nameof(WeightBits), WeightBits, $"2..{MostWeightBits}");
        Setting.Require(ChunkBits is >= 1 and <= 8, nameof(ChunkBits), ChunkBits, "1..8");
        Setting.Require(CalibrationSamples > 0, nameof(CalibrationSamples), CalibrationSamples, "at least 1");
    }

    /// <summary>Throws if a layer's sums could leave 32 bits with all weights and codes at their largest: a network that is trained must be one that can be written.</summary>
    internal void RequireNarrow(ConvolutionNode layer)
    {
        int codes = layer.Input == 0 ? MapFormat.Image.Bits : ActivationBits;
        long largest = (long)layer.FanIn * ((1 << codes) - 1) * ((1 << (WeightBits - 1)) - 1) + PostTrainingQuantization.MostBias;
        Setting.Require(
            largest <= int.MaxValue, $"the largest sum of {layer.Name}, {layer.FanIn} inputs of {codes} bits by weights of {WeightBits} bits,", largest,
            $"at most {int.MaxValue}, by fewer bits or fewer inputs");
    }
}
