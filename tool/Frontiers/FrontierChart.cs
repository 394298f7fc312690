using LutGen.Tool.Charts;

namespace LutGen.Tool.Frontiers;

/// <summary>Accuracy over lookup tables: the points of each study, published ones, and the frontier of both.</summary>
internal sealed class FrontierChart
{
    // Points of accuracy: a frontier of a single point has no height of its own.
    private const double LeastHeight = 1;

    // Of the height, so that no mark lies on the edge.
    private const double Room = 0.05;

    private const int MostSteps = 8;

    private readonly FrontierComparison _comparison;

    /// <summary>Chooses what is shown.</summary>
    /// <param name="comparison">All points.</param>
    public FrontierChart(FrontierComparison comparison)
    {
        _comparison = comparison;

        // The frontiers get half of the height at least: with all of the poorer points there would be little to tell them apart by.
        double[] frontier = [.. comparison.Frontiers.SelectMany(each => each.Points).Select(point => point.Accuracy)];
        Lowest = frontier.Min() - Math.Max(frontier.Max() - frontier.Min(), LeastHeight);
        LeftOut = [.. comparison.Frontiers.SelectMany(each => each.All).Where(point => point.Accuracy < Lowest)];
    }

    /// <summary>The accuracy below which points are left out, %.</summary>
    public double Lowest { get; }

    /// <summary>The points that are left out; none of them is on a frontier.</summary>
    public IReadOnlyList<FrontierPoint> LeftOut { get; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        (CountedStudies studies, Frontier ours, Frontier published) = _comparison;
        FrontierPoint[] shown = [.. _comparison.Frontiers.SelectMany(each => each.All).Except(LeftOut)];
        double least = shown.Min(point => point.Accuracy), most = shown.Max(point => point.Accuracy), room = Math.Max(Room * (most - least), LeastHeight / 10);
        return SvgPage.Of(
            SvgPage.Text($"Test accuracy on {studies.Data} over 6-input lookup tables; {ours.Points.Count} of {ours.All.Count} variants are on the frontier"),
            [
                new ScatterChart(
                    $"{studies.Data}: test accuracy over 6-input lookup tables",
                    LogarithmicScale.Around("6-input lookup tables, logarithmic", shown.Select(PlaceOf)),
                    LinearScale.Between("test accuracy, %", least - room, most + room, MostSteps),
                    [
                        .. studies.Studies.Select(study => GroupOf(study, ours)).Where(group => group.Points.Count > 0),
                        .. published.All.Count > 0 ? [GroupOf(PublishedFigures.Source, published) with { IsReference = true }] : (PointGroup[])[],
                    ],
                    [
                        StepsOf("frontier of the studies", ours),
                        .. published.All.Count > 0 ? [StepsOf("published frontier", published) with { IsReference = true }] : (StepLine[])[],
                    ]),
            ]);
    }

    // A network that always says the same takes no lookup table, which has no place on the axis.
    private static double PlaceOf(FrontierPoint point) => Math.Max(point.Luts, 1);

    private static StepLine StepsOf(string name, Frontier frontier) => new(name, [.. frontier.Points.Select(point => (PlaceOf(point), point.Accuracy))]);

    private PointGroup GroupOf(string source, Frontier frontier) => new(
        source,
        [
            .. frontier.All.Where(point => point.Source == source).Except(LeftOut).Select(point =>
                new ChartPoint(PlaceOf(point), point.Accuracy, point.Description, frontier.Holds(point) ? point.Name + (point.Note.Length > 0 ? " *" : "") : null)),
        ]);
}
