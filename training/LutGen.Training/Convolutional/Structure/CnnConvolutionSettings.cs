using System.Globalization;

namespace LutGen.Training.Convolutional;

/// <summary>A convolution of square kernels, normalised over the batch and rectified unless it says otherwise. Outside the map everything is 0.</summary>
/// <param name="Channels">Channels that it gives.</param>
public sealed record CnnConvolutionSettings(int Channels) : CnnLayerSettings
{
    /// <summary>Rows and columns of the kernel.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>Step from position to position.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Rows and columns of zeros on each side; null for half the kernel, which keeps the map's size at stride 1.</summary>
    public int? Padding { get; init; }

    /// <summary>Parts of the channels that do not see each other; a divisor of the channels read and given.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether sums are normalised over the batch (batch normalisation, arXiv 1502.03167); then there is no bias, otherwise there is one.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>Whether negative values become 0.</summary>
    public bool Rectify { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"conv {Channels} {Kernel}x{Kernel}{(Stride == 1 ? "" : $"/{Stride}")}{(Padding is { } p ? $" pad {p}" : "")}{(Groups == 1 ? "" : $" groups {Groups}")}{(Normalize ? "" : " bias")}{(Rectify ? "" : " linear")}");
}
