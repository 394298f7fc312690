using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>Groups of bars side by side, a group for each category and a bar in it for each series, with its value above.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Categories">The axis below.</param>
/// <param name="Y">The axis on the left; bars begin at its lower end.</param>
/// <param name="Series">The bars; their colours go by their order.</param>
internal sealed record BarChart(string Title, CategoryScale Categories, AxisScale Y, IReadOnlyList<BarSeries> Series) : Chart(Title, Categories, Y)
{
    // Of the room of a category.
    private const double GroupShare = 0.76;

    private const double LabelDistance = 4, LegendHeight = 10;

    /// <inheritdoc/>
    public override string Style => """
        .bar { stroke: none }
        .value { font-size: 11px; fill: #222 }
        @media (prefers-color-scheme: dark) { .value { fill: #eee } }

        """ + string.Concat(Enumerable.Range(0, SvgPage.Colors).Select(look => $".f{look} {{ fill: {SvgPage.ColorOf(look)} }}\n"));

    /// <inheritdoc/>
    protected override int PlotHeight => 232;

    /// <inheritdoc/>
    protected override IReadOnlyList<LegendEntry> Legend => Series.Count < 2
        ? []
        : [.. Series.Select((series, i) => new LegendEntry(series.Name, (x, y) => Rectangle(i, x, y - LegendHeight / 2, LegendEntry.Width, LegendHeight)))];

    /// <inheritdoc/>
    protected override IEnumerable<XElement> DrawData() => Series.SelectMany((series, i) => series.Bars.SelectMany((bar, category) => DrawBar(bar, category, i)));

    private XElement[] DrawBar(Bar bar, int category, int index)
    {
        double width = (AtX(1) - AtX(0)) * GroupShare / Series.Count;
        double left = AtX(category + 0.5) + (index - Series.Count / 2.0) * width;
        double top = Math.Min(AtY(bar.Value), AtY(Y.Low));
        XElement rectangle = Rectangle(index, left, top, width - 1, AtY(Y.Low) - top);
        rectangle.Add(new XElement(SvgPage.Namespace + "title", bar.Description));
        return [rectangle, SvgShape.Label(left + width / 2, top - LabelDistance, "middle", bar.Label, "value")];
    }

    private static XElement Rectangle(int index, double left, double top, double width, double height) =>
        SvgShape.Path(SvgPage.Text($"bar f{index % SvgPage.Colors}"), SvgPage.Text($"M{left:0.#} {top:0.#}h{width:0.#}v{height:0.#}h{-width:0.#}Z"));
}
