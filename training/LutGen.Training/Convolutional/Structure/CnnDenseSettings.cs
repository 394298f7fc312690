using System.Globalization;

namespace LutGen.Training.Convolutional;

/// <summary>Neurons that read the whole map, channel by channel, row by row: a convolution whose kernel is as large as the map.</summary>
/// <param name="Neurons">How many.</param>
public sealed record CnnDenseSettings(int Neurons) : CnnLayerSettings
{
    /// <summary>Whether sums are normalised over the batch; then there is no bias, otherwise there is one.</summary>
    public bool Normalize { get; init; }

    /// <summary>Whether negative values become 0; the last layer's never do.</summary>
    public bool Rectify { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"dense {Neurons}{(Normalize ? " normalised" : "")}{(Rectify ? "" : " linear")}");
}
