using LutGen.Training.Numerics;

namespace LutGen.Training.Data;

/// <summary>
/// Where the pixels of a varied image come from: pixel (x, y) from (X0 + x XX + y XY, Y0 + x YX + y YY). Numbers are in 65,536ths of a
/// pixel, so that the last digits of a system's sine change nothing.
/// </summary>
internal readonly record struct AffineMap(int X0, int XX, int XY, int Y0, int YX, int YY)
{
    /// <summary>Bits behind the point.</summary>
    public const int FractionBits = 16;

    /// <summary>The map of a turn about the middle of the image after a change of width and height, and of a move.</summary>
    /// <param name="shape">The image.</param>
    /// <param name="degrees">The angle.</param>
    /// <param name="width">Factor on the width.</param>
    /// <param name="height">Factor on the height.</param>
    /// <param name="mirrored">Whether left and right change places first.</param>
    /// <param name="dx">Pixels by which the place that is read lies to the right.</param>
    /// <param name="dy">Pixels by which it lies further down.</param>
    public static AffineMap Of(ImageShape shape, double degrees, double width, double height, bool mirrored, int dx, int dy)
    {
        (double sine, double cosine) = Math.SinCos(degrees * (Math.PI / 180));
        double middleX = (shape.Width - 1) / 2.0, middleY = (shape.Height - 1) / 2.0;
        double side = mirrored ? -1 : 1;
        double xx = side * cosine / width, xy = sine / width, yx = -side * sine / height, yy = cosine / height;
        return new AffineMap(
            Fixed(middleX - middleX * xx - middleY * xy + dx), Fixed(xx), Fixed(xy),
            Fixed(middleY - middleX * yx - middleY * yy + dy), Fixed(yx), Fixed(yy));
    }

    /// <summary>Draws a turn and a stretch, and nothing that is not asked for.</summary>
    public static AffineMap Draw(ImageShape shape, Augmentation augmentation, bool mirrored, int dx, int dy, SeededRandom random)
    {
        double turn = augmentation.MaxRotation, stretch = augmentation.MaxStretch;
        double degrees = turn > 0 ? random.NextDouble(-turn, turn) : 0;
        double width = stretch > 0 ? random.NextDouble(1 - stretch, 1 + stretch) : 1;
        double height = stretch > 0 ? random.NextDouble(1 - stretch, 1 + stretch) : 1;
        return Of(shape, degrees, width, height, mirrored, dx, dy);
    }

    private static int Fixed(double value) => (int)Math.Round(value * (1 << FractionBits));
}
