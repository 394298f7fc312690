namespace LutGen.Training.Data.Digits;

/// <summary>A point of a stroke in the unit square, y downwards.</summary>
internal readonly record struct StrokePoint(double X, double Y)
{
    public static StrokePoint operator +(StrokePoint a, StrokePoint b) => new(a.X + b.X, a.Y + b.Y);

    public static StrokePoint operator *(double factor, StrokePoint a) => new(factor * a.X, factor * a.Y);
}

/// <summary>One movement of the pen: straight lines between its points, or a smooth curve through them.</summary>
/// <param name="IsSmooth">Whether the points are joined by a curve.</param>
/// <param name="Points">At least two points.</param>
internal sealed record Stroke(bool IsSmooth, params StrokePoint[] Points)
{
    private const int PiecesPerSpan = 5;

    public static Stroke Lines(params (double X, double Y)[] points) => new(false, Convert(points));

    public static Stroke Curve(params (double X, double Y)[] points) => new(true, Convert(points));

    /// <summary>The stroke as a chain of short straight pieces (a Catmull-Rom spline where it is smooth).</summary>
    public StrokePoint[] Flatten()
    {
        if (!IsSmooth)
        {
            return Points;
        }

        List<StrokePoint> chain = [Points[0]];
        for (int i = 0; i < Points.Length - 1; i++)
        {
            StrokePoint before = Points[Math.Max(i - 1, 0)], from = Points[i];
            StrokePoint to = Points[i + 1], after = Points[Math.Min(i + 2, Points.Length - 1)];
            for (int piece = 1; piece <= PiecesPerSpan; piece++)
            {
                double t = (double)piece / PiecesPerSpan, t2 = t * t, t3 = t2 * t;
                chain.Add((0.5 * (-t3 + 2 * t2 - t)) * before + (0.5 * (3 * t3 - 5 * t2 + 2)) * from
                    + (0.5 * (-3 * t3 + 4 * t2 + t)) * to + (0.5 * (t3 - t2)) * after);
            }
        }

        return [.. chain];
    }

    private static StrokePoint[] Convert((double X, double Y)[] points) => [.. points.Select(point => new StrokePoint(point.X, point.Y))];
}
