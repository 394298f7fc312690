namespace LutGen.Tool.Charts;

/// <summary>Bars of a chart that look alike, one for each category.</summary>
/// <param name="Name">What they are, for the legend.</param>
/// <param name="Bars">The bars, in the order of the categories.</param>
internal sealed record BarSeries(string Name, IReadOnlyList<Bar> Bars);

/// <summary>A bar.</summary>
/// <param name="Value">How high it is.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="Description">What is shown while it is pointed at.</param>
internal sealed record Bar(double Value, string Label, string Description);
