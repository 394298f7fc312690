using System.Globalization;
using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>Curves over a common axis, drawn as a group of an SVG page.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="X">The axis below.</param>
/// <param name="Y">The axis on the left.</param>
/// <param name="Curves">The curves; their colours go by their order.</param>
internal sealed record LineChart(string Title, AxisScale X, AxisScale Y, IReadOnlyList<Curve> Curves)
{
    /// <summary>Width in pixels, as that of the page.</summary>
    public const int Width = 760;

    private const int Left = 70, Right = 20, Bottom = 50, PlotHeight = 232;
    private const int LegendTop = 40, LegendRow = 18, LeastLegendStep = 130, LegendLine = 28, Letter = 7;

    /// <summary>Height in pixels: more where the legend needs several rows.</summary>
    public int Height => Top + PlotHeight + Bottom;

    /// <summary>Chooses both axes so that all points are shown.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="x">What the axis below measures.</param>
    /// <param name="y">What the axis on the left measures.</param>
    /// <param name="curves">The curves.</param>
    public static LineChart Of(string title, string x, string y, IReadOnlyList<Curve> curves) => new(
        title,
        AxisScale.Around(x, curves.SelectMany(curve => curve.Points).Select(point => point.X)),
        AxisScale.Around(y, curves.SelectMany(curve => curve.Points.Select(point => point.Y).Concat(curve.Band.SelectMany(each => new[] { each.Low, each.High })))),
        curves);

    /// <summary>Draws the chart.</summary>
    /// <param name="top">How far down the page it begins, in pixels.</param>
    public XElement Draw(int top) => new(
        SvgPage.Namespace + "g",
        new XAttribute("transform", SvgPage.Text($"translate(0 {top})")),
        Label(Left, 22, "start", Title, "title"),
        X.Marks.Select(mark => Mark(AtX(mark), Height - Bottom, AtX(mark), Top, AtX(mark), Height - Bottom + 16, "middle", X.TextOf(mark))),
        Y.Marks.Select(mark => Mark(Left, AtY(mark), Width - Right, AtY(mark), Left - 8, AtY(mark) + 4, "end", Y.TextOf(mark))),
        Label((Left + Width - Right) / 2.0, Height - 12, "middle", X.Label),
        Upright(16, (Top + Height - Bottom) / 2.0, Y.Label),
        Curves.Select((curve, i) => (Curve: curve, Index: i)).Where(each => each.Curve.Band.Count > 0).Select(each => DrawBand(each.Curve, each.Index)),
        Curves.Select((curve, i) => DrawCurve(curve, i)),
        Curves.Select((curve, i) => DrawLegend(curve, i)));

    private int LegendStep => Math.Max(LeastLegendStep, LegendLine + Letter * (Curves.Select(curve => curve.Name.Length).DefaultIfEmpty().Max() + 2));

    private int LegendColumns => Math.Max(1, (Width - Left - Right) / LegendStep);

    private int Top => LegendTop + LegendRow * ((Math.Max(Curves.Count, 1) + LegendColumns - 1) / LegendColumns);

    private double AtX(double x) => Left + X.Share(x) * (Width - Left - Right);

    private double AtY(double y) => Height - Bottom - Y.Share(y) * (Height - Top - Bottom);

    private static XElement[] Mark(double x1, double y1, double x2, double y2, double textX, double textY, string anchor, string text) =>
        [Line(x1, y1, x2, y2, "grid"), Label(textX, textY, anchor, text)];

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

        return new XElement(SvgPage.Namespace + "path", new XAttribute("class", SvgPage.Text($"curve c{index % SvgPage.Colors}")), new XAttribute("d", path));
    }

    private XElement DrawBand(Curve curve, int index)
    {
        IEnumerable<(double X, double Y)> outline = curve.Band.Select(each => (each.X, each.High)).Concat(curve.Band.Reverse().Select(each => (each.X, each.Low)));
        string path = string.Join('L', outline.Select(point => SvgPage.Text($"{AtX(point.X):0.#} {AtY(point.Y):0.#}")));
        return new XElement(SvgPage.Namespace + "path", new XAttribute("class", SvgPage.Text($"b{index % SvgPage.Colors}")), new XAttribute("d", $"M{path}Z"));
    }

    private XElement[] DrawLegend(Curve curve, int index)
    {
        double x = Left + index % LegendColumns * LegendStep;
        double y = LegendTop + index / LegendColumns * LegendRow;
        return [Line(x, y, x + 22, y, SvgPage.Text($"curve c{index % SvgPage.Colors}")), Label(x + LegendLine, y + 4, "start", curve.Name)];
    }

    private static XElement Upright(double x, double y, string text)
    {
        XElement label = Label(0, 0, "middle", text);
        label.SetAttributeValue("transform", SvgPage.Text($"translate({x} {y}) rotate(-90)"));
        return label;
    }

    private static XElement Line(double x1, double y1, double x2, double y2, string kind) => new(
        SvgPage.Namespace + "path",
        new XAttribute("class", kind),
        new XAttribute("d", SvgPage.Text($"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}")));

    private static XElement Label(double x, double y, string anchor, string text, string kind = "label") => new(
        SvgPage.Namespace + "text",
        new XAttribute("class", kind),
        new XAttribute("x", x.ToString("0.#", CultureInfo.InvariantCulture)),
        new XAttribute("y", y.ToString("0.#", CultureInfo.InvariantCulture)),
        new XAttribute("text-anchor", anchor),
        text);
}
