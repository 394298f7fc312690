using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>Points over two axes, some of them with their names and joined by steps.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="X">The axis below.</param>
/// <param name="Y">The axis on the left.</param>
/// <param name="Groups">The points; colours and shapes go by the order of the groups.</param>
/// <param name="Steps">Lines behind the points.</param>
internal sealed record ScatterChart(string Title, AxisScale X, AxisScale Y, IReadOnlyList<PointGroup> Groups, IReadOnlyList<StepLine> Steps) : Chart(Title, X, Y)
{
    /// <inheritdoc/>
    public override string Style => Marker.Style + """
        .step { stroke: #222; stroke-width: 1.4; stroke-linejoin: round; fill: none }
        .step.reference { stroke: #777; stroke-dasharray: 5 3 }
        .joint { stroke: #999; stroke-width: 0.8; fill: none }
        .name { font-size: 11px; fill: #222; paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round }
        @media (prefers-color-scheme: dark) { .step { stroke: #eee } .step.reference { stroke: #999 } .joint { stroke: #777 } .name { fill: #eee; stroke: #16181d } }

        """;

    /// <inheritdoc/>
    protected override int PlotHeight => 380;

    /// <inheritdoc/>
    protected override IReadOnlyList<LegendEntry> Legend =>
    [
        .. Groups.Select((group, i) => new LegendEntry(group.Name, (x, y) => Marker.Draw(x + LegendEntry.Width / 2.0, y, LookOf(group, i)))),
        .. Steps.Select(line => new LegendEntry(line.Name, (x, y) => SvgShape.Line(x, y, x + LegendEntry.Width, y, KindOf(line)))),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<XElement> DrawData()
    {
        var points = Groups.SelectMany((group, i) => group.Points.Select(point => (Point: point, Look: LookOf(group, i), X: AtX(point.X), Y: AtY(point.Y)))).ToArray();
        Segment[][] steps = [.. Steps.Select(CourseOf)];
        LabelPlacement placement = new(
            new Box(Left, Top, Width - Right, Height - Bottom).Grown(-1), [.. points.Select(each => (each.X, each.Y))], [.. steps.SelectMany(line => line)]);
        IReadOnlyList<PlacedLabel> names = placement.Place([.. points.Where(each => each.Point.Label is not null).Select(each => (each.X, each.Y, each.Point.Label!))]);
        return
        [
            .. Steps.Zip(steps, (line, course) => SvgShape.Path(KindOf(line), TextOf(course))),
            .. names.Select(name => name.Joint).OfType<Segment>().Select(joint => SvgShape.Line(joint.X1, joint.Y1, joint.X2, joint.Y2, "joint")),

            // Those that count lie on top.
            .. points.OrderBy(each => each.Point.Label is not null).Select(each => Draw(each.Point, each.X, each.Y, each.Look)),
            .. names.Select(name => SvgShape.Label(name.X, name.Y, name.Anchor, name.Text, "name")),
        ];
    }

    private static int? LookOf(PointGroup group, int index) => group.IsReference ? null : index;

    private static string KindOf(StepLine line) => line.IsReference ? "step reference" : "step";

    private static string TextOf(Segment[] course) =>
        SvgPage.Text($"M{course[0].X1:0.#} {course[0].Y1:0.#}") + string.Concat(course.Select(part => SvgPage.Text($"L{part.X2:0.#} {part.Y2:0.#}")));

    private static XElement Draw(ChartPoint point, double x, double y, int? look)
    {
        XElement mark = Marker.Draw(x, y, look, pale: point.Label is null);
        mark.Add(new XElement(SvgPage.Namespace + "title", point.Description));
        return mark;
    }

    private Segment[] CourseOf(StepLine line)
    {
        (double X, double Y)[] places = [.. line.Points.Select(point => (AtX(point.X), AtY(point.Y)))];
        return
        [
            .. places.Zip(places.Skip(1), (from, to) => new[] { new Segment(from.X, from.Y, to.X, from.Y), new Segment(to.X, from.Y, to.X, to.Y) }).SelectMany(step => step),
            new Segment(places[^1].X, places[^1].Y, Width - Right, places[^1].Y),
        ];
    }
}
