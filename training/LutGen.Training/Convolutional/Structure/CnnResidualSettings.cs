namespace LutGen.Training.Convolutional;

/// <summary>Layers whose values are added to what they read, and then rectified (ResNet, arXiv 1512.03385).</summary>
/// <param name="Layers">The layers; the last of them should not rectify.</param>
public sealed record CnnResidualSettings(IReadOnlyList<CnnLayerSettings> Layers) : CnnLayerSettings
{
    /// <summary>Layers on the other way, which bring what is read to the shape of what is added; none where it has that shape.</summary>
    public IReadOnlyList<CnnLayerSettings> Shortcut { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"residual ({string.Join(" + ", Layers)}{(Shortcut.Count == 0 ? "" : $" | {string.Join(" + ", Shortcut)}")})";
}
