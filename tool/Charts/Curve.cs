namespace LutGen.Tool.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Points">Its points in the order they are joined; one that is not finite leaves a gap.</param>
internal sealed record Curve(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>A range around the line, shown as a band from the lower to the upper values; empty for none. All of it is finite.</summary>
    public IReadOnlyList<(double X, double Low, double High)> Band { get; init; } = [];
}
