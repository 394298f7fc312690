namespace LutGen.Tool.Charts;

/// <summary>Points of a scatter chart that look alike.</summary>
/// <param name="Name">What they are, for the legend.</param>
/// <param name="Points">The points.</param>
internal sealed record PointGroup(string Name, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Whether they are what the others are compared with: hollow and without a colour of their own.</summary>
    public bool IsReference { get; init; }
}

/// <summary>A point of a scatter chart.</summary>
/// <param name="X">Its place on the axis below.</param>
/// <param name="Y">Its place on the axis on the left.</param>
/// <param name="Description">What is shown while it is pointed at.</param>
/// <param name="Label">What stands beside it; null for nothing, and then it is drawn paler.</param>
internal sealed record ChartPoint(double X, double Y, string Description, string? Label = null);
