using LutGen.Training.Data;
using LutGen.Training.Layers;

namespace LutGen.Training.Structure;

/// <summary>
/// The OR of the bits under a window, channel by channel: while training the largest value, whose place alone learns (arXiv 2411.04732).
/// </summary>
/// <param name="Size">Rows and columns of the window, at least 1.</param>
public sealed record PoolSettings(int Size = 2) : LayerSettings
{
    /// <summary>Step between places, at least 1; by default the window's size.</summary>
    public int Stride { get; init; } = Size;

    /// <summary>Rows and columns of zeros around the image, 0 or more and less than <see cref="Size"/>.</summary>
    public int Padding { get; init; }

    /// <inheritdoc/>
    public override int Nodes => 0;

    internal override IEnumerable<NodeSettings> NodeSettings => [];

    internal override SignalShape Check(SignalShape source, string place)
    {
        ImageShape output = new ImageWindowSettings(Size, Stride, Padding).Check(source, source.Image?.Channels ?? 1, place);
        return new SignalShape(output.Features, output, source.AreBits);
    }

    /// <inheritdoc/>
    public override string ToString() => $"pool {Size} stride {Stride} padding {Padding}";
}
