using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>A frame of two axes with title and legend, drawn as a group of an SVG page; what stands in it is the matter of each kind of chart.</summary>
/// <param name="Title">What is shown; empty where the surroundings say it.</param>
/// <param name="X">The axis below.</param>
/// <param name="Y">The axis on the left.</param>
internal abstract record Chart(string Title, AxisScale X, AxisScale Y)
{
    /// <summary>Width in pixels of charts that are files of their own.</summary>
    public const int FullWidth = 760;

    /// <summary>Width in pixels of charts that have to be read on a phone.</summary>
    public const int PhoneWidth = 360;

    /// <summary>Room beside and below the plot.</summary>
    protected const int Left = 70, Right = 20, Bottom = 50;

    private const int TitleHeight = 22, LegendRow = 18, LeastLegendStep = 130, LegendLine = 28, Letter = 7;

    /// <summary>Width in pixels.</summary>
    public int Width { get; init; } = FullWidth;

    /// <summary>Height in pixels: more where the legend needs several rows.</summary>
    public int Height => Top + PlotHeight + Bottom;

    /// <summary>Style sheet for classes that only this kind of chart uses.</summary>
    public virtual string Style => "";

    /// <summary>Height of the plot in pixels.</summary>
    protected abstract int PlotHeight { get; }

    /// <summary>Where the plot begins.</summary>
    protected int Top => LegendTop + LegendRow * ((Math.Max(Legend.Count, 1) + LegendColumns - 1) / LegendColumns);

    private int LegendTop => Title.Length > 0 ? TitleHeight + LegendRow : LegendRow;

    /// <summary>What is explained above the plot.</summary>
    protected abstract IReadOnlyList<LegendEntry> Legend { get; }

    /// <summary>Draws the chart.</summary>
    /// <param name="top">How far down the page it begins, in pixels.</param>
    public XElement Draw(int top) => new(
        SvgPage.Namespace + "g",
        new XAttribute("transform", SvgPage.Text($"translate(0 {top})")),
        Title.Length > 0 ? SvgShape.Label(Left, TitleHeight, "start", Title, "title") : null,
        X.Marks.Select(mark => Mark(AtX(mark), Height - Bottom, AtX(mark), Top, AtX(mark), Height - Bottom + 16, "middle", X.TextOf(mark))),
        Y.Marks.Select(mark => Mark(Left, AtY(mark), Width - Right, AtY(mark), Left - 8, AtY(mark) + 4, "end", Y.TextOf(mark))),
        SvgShape.Label((Left + Width - Right) / 2.0, Height - 12, "middle", X.Label),
        SvgShape.Upright(16, (Top + Height - Bottom) / 2.0, Y.Label),
        DrawData(),
        Legend.Select(DrawLegend));

    /// <summary>Draws what stands in the frame.</summary>
    protected abstract IEnumerable<XElement> DrawData();

    /// <summary>Where a value of the axis below lies, in pixels.</summary>
    protected double AtX(double x) => Left + X.Share(x) * (Width - Left - Right);

    /// <summary>Where a value of the axis on the left lies, in pixels.</summary>
    protected double AtY(double y) => Height - Bottom - Y.Share(y) * (Height - Top - Bottom);

    private int LegendStep => Math.Max(LeastLegendStep, LegendLine + Letter * (Legend.Select(entry => entry.Name.Length).DefaultIfEmpty().Max() + 2));

    private int LegendColumns => Math.Max(1, (Width - Left - Right) / LegendStep);

    private static XElement[] Mark(double x1, double y1, double x2, double y2, double textX, double textY, string anchor, string text) =>
        [SvgShape.Line(x1, y1, x2, y2, "grid"), SvgShape.Label(textX, textY, anchor, text)];

    private XElement[] DrawLegend(LegendEntry entry, int index)
    {
        double x = Left + index % LegendColumns * LegendStep;
        double y = LegendTop + index / LegendColumns * LegendRow;
        return [entry.Draw(x, y), SvgShape.Label(x + LegendLine, y + 4, "start", entry.Name)];
    }
}
