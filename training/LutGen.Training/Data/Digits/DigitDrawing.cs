using LutGen.Training.Numerics;

namespace LutGen.Training.Data.Digits;

/// <summary>Draws one digit: bends its skeleton, places it on the canvas, and inks it without jagged edges.</summary>
internal static class DigitDrawing
{
    private const double PointJitter = 0.035;
    private const double MaxRotation = 0.26;
    private const double MaxShear = 0.3;
    private const double MaxOffset = 1.6;
    private const double PixelNoise = 9;

    /// <summary>Draws a digit in a random style.</summary>
    /// <param name="digit">0..9.</param>
    /// <param name="side">Height and width of the image in pixels.</param>
    /// <param name="random">Decides everything else.</param>
    /// <param name="pixels">Receives side x side grey values, 0 = paper, 255 = ink.</param>
    public static void Draw(int digit, int side, SeededRandom random, Span<byte> pixels)
    {
        IReadOnlyList<Stroke[]> styles = DigitStyles.All[digit];
        Stroke[] style = styles[random.Next(styles.Count)];
        Placement placement = Placement.Draw(side, random);
        double halfWidth = random.NextDouble(0.55, 1.35);
        double darkness = random.NextDouble(190, 255);
        double reach = halfWidth + 0.5;
        double[] distances = new double[side * side];
        Array.Fill(distances, double.MaxValue);
        foreach (Stroke stroke in style)
        {
            StrokePoint[] points = [.. stroke.Points.Select(point =>
                placement.Apply(new StrokePoint(point.X + PointJitter * Normal(random), point.Y + PointJitter * Normal(random))))];
            StrokePoint[] chain = (stroke with { Points = points }).Flatten();
            for (int i = 1; i < chain.Length; i++)
            {
                Approach(chain[i - 1], chain[i], reach, side, distances);
            }
        }

        for (int i = 0; i < distances.Length; i++)
        {
            // Ink fades over one pixel around the edge of the pen.
            double ink = Math.Clamp(reach - Math.Sqrt(distances[i]), 0, 1) * darkness;
            pixels[i] = (byte)Math.Clamp(Math.Round(ink + PixelNoise * Normal(random)), 0, 255);
        }
    }

    // Lowers the squared distances of the pixels that a segment's ink may reach; all others stay white.
    private static void Approach(StrokePoint from, StrokePoint to, double reach, int side, double[] distances)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y;
        double length = Math.Max(dx * dx + dy * dy, 1e-12);
        (int firstX, int lastX) = Pixels(Math.Min(from.X, to.X) - reach, Math.Max(from.X, to.X) + reach, side);
        (int firstY, int lastY) = Pixels(Math.Min(from.Y, to.Y) - reach, Math.Max(from.Y, to.Y) + reach, side);
        for (int y = firstY; y <= lastY; y++)
        {
            for (int x = firstX; x <= lastX; x++)
            {
                double px = x + 0.5 - from.X, py = y + 0.5 - from.Y;
                double along = Math.Clamp((px * dx + py * dy) / length, 0, 1);
                double ex = px - along * dx, ey = py - along * dy;
                distances[y * side + x] = Math.Min(distances[y * side + x], ex * ex + ey * ey);
            }
        }
    }

    private static (int First, int Last) Pixels(double from, double to, int side) =>
        ((int)Math.Clamp(Math.Floor(from - 0.5), 0, side - 1), (int)Math.Clamp(Math.Ceiling(to - 0.5), 0, side - 1));

    /// <summary>A variable of mean 0 and variance 1, close to normal: the sum of twelve uniform ones.</summary>
    private static double Normal(SeededRandom random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }

    /// <summary>The affine map from the unit square to the canvas.</summary>
    private readonly record struct Placement(double Xx, double Xy, double Yx, double Yy, double CentreX, double CentreY)
    {
        public static Placement Draw(int side, SeededRandom random)
        {
            double angle = random.NextDouble(-MaxRotation, MaxRotation);
            double shear = random.NextDouble(-MaxShear, MaxShear);
            double height = side * random.NextDouble(0.6, 0.85);
            double width = height * random.NextDouble(0.7, 1.1);
            (double sin, double cos) = Math.SinCos(angle);
            return new Placement(
                cos * width, (-cos * shear - sin) * height, sin * width, (-sin * shear + cos) * height,
                side / 2.0 + random.NextDouble(-MaxOffset, MaxOffset), side / 2.0 + random.NextDouble(-MaxOffset, MaxOffset));
        }

        public StrokePoint Apply(StrokePoint point)
        {
            double u = point.X - 0.5, v = point.Y - 0.5;
            return new StrokePoint(CentreX + Xx * u + Xy * v, CentreY + Yx * u + Yy * v);
        }
    }
}
