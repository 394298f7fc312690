using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>A bar of a histogram.</summary>
/// <param name="From">Where it begins on the axis below.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Count">How high it is.</param>
internal readonly record struct HistogramBin(double From, double To, long Count);

/// <summary>How often values occur: bars over an axis of numbers, each with its range and count while it is pointed at.</summary>
/// <param name="Title">What is shown; empty where the surroundings say it.</param>
/// <param name="X">The axis below.</param>
/// <param name="Y">The axis on the left; bars begin at its lower end.</param>
/// <param name="Bins">The bars from left to right.</param>
internal sealed record Histogram(string Title, AxisScale X, AxisScale Y, IReadOnlyList<HistogramBin> Bins) : Chart(Title, X, Y)
{
    // Pixels between bars.
    private const double Gap = 1;

    /// <summary>Counts values in bins of one width; those beyond the ends are counted in the first and the last one.</summary>
    /// <param name="x">What the values are.</param>
    /// <param name="y">What is counted.</param>
    /// <param name="values">The values, each with the number of times that it counts; all finite.</param>
    /// <param name="start">Where the first bin begins.</param>
    /// <param name="width">Width of a bin, above 0.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    public static Histogram Of(string x, string y, IEnumerable<(double Value, long Times)> values, double start, double width, int bins)
    {
        var counts = new long[bins];
        foreach ((double value, long times) in values)
        {
            counts[(int)Math.Clamp(Math.Floor((value - start) / width), 0, bins - 1)] += times;
        }

        return new Histogram(
            "",
            LinearScale.Between(x, start, start + bins * width, 5),
            LinearScale.Around(y, [0, Math.Max(1, counts.Max())]),
            [.. counts.Select((count, i) => new HistogramBin(start + i * width, start + (i + 1) * width, count))]);
    }

    /// <inheritdoc/>
    public override string Style => ".bin { fill: #0072B2; stroke: none }\n@media (prefers-color-scheme: dark) { .bin { fill: #56B4E9 } }\n";

    /// <inheritdoc/>
    protected override int PlotHeight => 200;

    /// <inheritdoc/>
    protected override IReadOnlyList<LegendEntry> Legend => [];

    /// <inheritdoc/>
    protected override IEnumerable<XElement> DrawData() => Bins.Where(bin => bin.Count > 0).Select(bin =>
    {
        double left = AtX(bin.From), width = Math.Max(AtX(bin.To) - left - Gap, Gap), top = AtY(bin.Count);
        XElement bar = SvgShape.Path("bin", SvgPage.Text($"M{left:0.##} {top:0.##}h{width:0.##}V{AtY(Y.Low):0.##}h{-width:0.##}Z"));
        bar.Add(new XElement(SvgPage.Namespace + "title", SvgPage.Text($"{bin.From:G5} to {bin.To:G5}: {bin.Count:N0}")));
        return bar;
    });
}
