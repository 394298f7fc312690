using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>Groups of many small dots over two axes, in few elements.</summary>
/// <param name="Title">What is shown; empty where the surroundings say it.</param>
/// <param name="X">The axis below.</param>
/// <param name="Y">The axis on the left.</param>
/// <param name="Groups">The dots; colours go by the order of the groups.</param>
internal sealed record DotChart(string Title, AxisScale X, AxisScale Y, IReadOnlyList<Curve> Groups) : Chart(Title, X, Y)
{
    // Dots of a path cover each other without a trace; those of several paths show how dense they are.
    private const int DotsOfAPath = 40;

    /// <inheritdoc/>
    public override string Style => ".dot { stroke-width: 3; stroke-linecap: round; stroke-opacity: 0.6; fill: none }\n@media (prefers-color-scheme: dark) { .dot.c0 { stroke: #56B4E9 } }\n";

    /// <inheritdoc/>
    protected override int PlotHeight => 200;

    /// <inheritdoc/>
    protected override IReadOnlyList<LegendEntry> Legend => Groups.Count < 2
        ? []
        : [.. Groups.Select((group, i) => new LegendEntry(group.Name, (x, y) => SvgShape.Path(KindOf(i), Dot(x + LegendEntry.Width / 2.0, y))))];

    /// <inheritdoc/>
    protected override IEnumerable<XElement> DrawData() => Groups.SelectMany((group, i) =>
        group.Points.Chunk(DotsOfAPath).Select(dots => SvgShape.Path(KindOf(i), string.Concat(dots.Select(dot => Dot(AtX(dot.X), AtY(dot.Y)))))));

    private static string KindOf(int index) => SvgPage.Text($"dot c{index % SvgPage.Colors}");

    private static string Dot(double x, double y) => SvgPage.Text($"M{x:0.#} {y:0.#}h0");
}
