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
        List<StrokePoint[]> chains = [];
        foreach (Stroke stroke in style)
        {
            StrokePoint[] points = [.. stroke.Points.Select(point =>
                placement.Apply(new StrokePoint(point.X + PointJitter * Normal(random), point.Y + PointJitter * Normal(random))))];
            chains.Add((stroke with { Points = points }).Flatten());
        }

        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                // Ink fades over one pixel around the edge of the pen.
                double distance = Math.Sqrt(chains.Min(chain => SquaredDistance(chain, x + 0.5, y + 0.5)));
                double ink = Math.Clamp(halfWidth + 0.5 - distance, 0, 1) * darkness;
                pixels[y * side + x] = (byte)Math.Clamp(Math.Round(ink + PixelNoise * Normal(random)), 0, 255);
            }
        }
    }

    private static double SquaredDistance(StrokePoint[] chain, double x, double y)
    {
        double best = double.MaxValue;
        for (int i = 1; i < chain.Length; i++)
        {
            double dx = chain[i].X - chain[i - 1].X, dy = chain[i].Y - chain[i - 1].Y;
            double px = x - chain[i - 1].X, py = y - chain[i - 1].Y;
            double along = Math.Clamp((px * dx + py * dy) / Math.Max(dx * dx + dy * dy, 1e-12), 0, 1);
            double ex = px - along * dx, ey = py - along * dy;
            best = Math.Min(best, ex * ex + ey * ey);
        }

        return best;
    }

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
