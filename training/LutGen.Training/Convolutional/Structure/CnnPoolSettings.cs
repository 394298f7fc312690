using System.Globalization;

namespace LutGen.Training.Convolutional;

/// <summary>What a pooling window gives.</summary>
public enum CnnPoolKind
{
    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The mean, zeros outside the map included.</summary>
    Average,
}

/// <summary>Pooling over square windows, channel by channel.</summary>
/// <param name="Kind">What a window gives.</param>
public sealed record CnnPoolSettings(CnnPoolKind Kind) : CnnLayerSettings
{
    /// <summary>Rows and columns of the window; 0 for the whole map.</summary>
    public int Size { get; init; } = 2;

    /// <summary>Step from window to window; 0 for the size.</summary>
    public int Stride { get; init; }

    /// <summary>Rows and columns of zeros on each side.</summary>
    public int Padding { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Kind == CnnPoolKind.Max ? "max" : "mean")}{(Size == 0 ? " of the map" : $" {Size}x{Size}")}{(Stride == 0 ? "" : $"/{Stride}")}{(Padding == 0 ? "" : $" pad {Padding}")}");
}
