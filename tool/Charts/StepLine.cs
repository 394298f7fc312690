namespace LutGen.Tool.Charts;

/// <summary>A line that goes from point to point in steps, first along the axis below, and from the last on to the end of that axis.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Points">Its points from left to right, at least one.</param>
internal sealed record StepLine(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>Whether it belongs to what the others are compared with: dashed.</summary>
    public bool IsReference { get; init; }
}
