namespace LutGen.Training.Data;

/// <summary>
/// The shape of images whose pixels are features, plane after plane: the feature of channel c, row y and column x is
/// c * Height * Width + y * Width + x, as the files of CIFAR-10 have it.
/// </summary>
/// <param name="Channels">Planes of an image: 1 for grey values, 3 for red, green and blue.</param>
/// <param name="Height">Rows in pixels.</param>
/// <param name="Width">Columns in pixels.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Pixels of one plane.</summary>
    public int PlaneSize => Height * Width;

    /// <summary>Features of an image: the pixels of all planes.</summary>
    public int Features => Channels * PlaneSize;

    /// <inheritdoc/>
    public override string ToString() => $"{Channels} x {Height} x {Width}";
}
