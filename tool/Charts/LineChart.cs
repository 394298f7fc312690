using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>Curves over a common axis.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="X">The axis below.</param>
/// <param name="Y">The axis on the left.</param>
/// <param name="Curves">The curves; their colours go by their order.</param>
internal sealed record LineChart(string Title, AxisScale X, AxisScale Y, IReadOnlyList<Curve> Curves) : Chart(Title, X, Y)
{
    /// <summary>Chooses both axes so that all points are shown.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="x">What the axis below measures.</param>
    /// <param name="y">What the axis on the left measures.</param>
    /// <param name="curves">The curves.</param>
    public static LineChart Of(string title, string x, string y, IReadOnlyList<Curve> curves) => new(
        title,
        LinearScale.Around(x, curves.SelectMany(curve => curve.Points).Select(point => point.X)),
        LinearScale.Around(y, curves.SelectMany(curve => curve.Points.Select(point => point.Y).Concat(curve.Band.SelectMany(each => new[] { each.Low, each.High })))),
        curves);

    /// <inheritdoc/>
    protected override int PlotHeight => 232;

    /// <inheritdoc/>
    protected override IReadOnlyList<LegendEntry> Legend =>
        [.. Curves.Select((curve, i) => new LegendEntry(curve.Name, (x, y) => SvgShape.Line(x, y, x + LegendEntry.Width, y, KindOf(i))))];

    /// <inheritdoc/>
    protected override IEnumerable<XElement> DrawData() =>
    [
        .. Curves.Select((curve, i) => (Curve: curve, Index: i)).Where(each => each.Curve.Band.Count > 0).Select(each => DrawBand(each.Curve, each.Index)),
        .. Curves.Select(DrawCurve),
    ];

    private static string KindOf(int index) => SvgPage.Text($"curve c{index % SvgPage.Colors}");

    private XElement DrawCurve(Curve curve, int index)
    {
        string path = "";
        bool joined = false;
        foreach ((double x, double y) in curve.Points)
        {
            bool shown = double.IsFinite(x) && double.IsFinite(y);
            path += shown ? SvgPage.Text($"{(joined ? 'L' : 'M')}{AtX(x):0.#} {AtY(y):0.#}") : "";
            joined = shown;
        }

        return SvgShape.Path(KindOf(index), path);
    }

    private XElement DrawBand(Curve curve, int index)
    {
        IEnumerable<(double X, double Y)> outline = curve.Band.Select(each => (each.X, each.High)).Concat(curve.Band.Reverse().Select(each => (each.X, each.Low)));
        string path = string.Join('L', outline.Select(point => SvgPage.Text($"{AtX(point.X):0.#} {AtY(point.Y):0.#}")));
        return SvgShape.Path(SvgPage.Text($"b{index % SvgPage.Colors}"), $"M{path}Z");
    }
}
