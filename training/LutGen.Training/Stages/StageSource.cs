using LutGen.Training.Data;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Stages;

/// <summary>What a stage reads: neighbouring rows.</summary>
/// <param name="FirstRow">The first of them.</param>
/// <param name="Shape">How many, and the image that they make.</param>
/// <param name="Map">The signals among them that are worth wiring, and where they come from.</param>
/// <param name="Learns">Whether they depend on anything that learns.</param>
/// <param name="Area">The area of their gradients.</param>
internal sealed record StageSource(int FirstRow, SignalShape Shape, SignalMap Map, bool Learns, int Area)
{
    /// <summary>All signals, each at its place if they make an image.</summary>
    public static SignalMap MapOf(SignalShape shape) => new(
        [.. Enumerable.Range(0, shape.Count)],
        shape.Image is not { } image ? null : [.. Enumerable.Range(0, shape.Count).Select(signal => PlaceOf(signal, image))]);

    private static PixelPosition PlaceOf(int signal, ImageShape image)
    {
        (int y, int x) = Math.DivRem(signal % image.PlaneSize, image.Width);
        return new PixelPosition(x, y);
    }
}
