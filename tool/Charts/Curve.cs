namespace LutGen.Tool.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Points">Its points in the order they are joined; one that is not finite leaves a gap.</param>
internal sealed record Curve(string Name, IReadOnlyList<(double X, double Y)> Points);
