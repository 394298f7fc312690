using LutGen.Tool.Charts;
using LutGen.Tool.Frontiers;

namespace LutGen.Tool.Pages.Sections;

/// <summary>Accuracy and lookup tables beside published networks of the same data set.</summary>
internal static class ComparisonSection
{
    private const string Own = "this model";

    // Of the height, so that no mark lies on the edge.
    private const double Room = 0.08;

    private const int MostSteps = 8;

    // Pixels of the picture for a mark of the axis.
    private const int MarkWidth = 60;

    public static PageSection Of(ModelFacts facts)
    {
        // What follows the name says which samples were held out.
        string? data = facts.Network.Metadata["dataset"]?.Split(',')[0].Trim();
        IReadOnlyList<FrontierPoint> published = data is null ? [] : PublishedFigures.OfData(data);
        if (published.Count == 0)
        {
            return new PageSection("comparison", "Among published networks", [Html.Paragraph(data is null
                ? "The file does not name its data set, so there is nothing to compare with."
                : $"No published figures of the data set {Html.Clean(data)} come with the tool.")]);
        }

        FrontierPoint[] own = OwnPoints(facts);
        var frontier = new Frontier(published);
        string title = $"Accuracy and lookup tables on {data}";
        return new PageSection(
            "comparison", "Among published networks",
            [
                Html.Figure(
                    "Named points have no other published one that has at least their accuracy for at most their lookup tables; further up and left is better. "
                    + WordsOf(facts, own),
                    ChartPicture.DrawBoth(title, width => ChartOf(own, frontier, width))),
                Html.Table(
                    title,
                    ["network", "accuracy, %", "lookup tables", "note"],
                    own.Concat(published).OrderBy(point => point.Luts).ThenByDescending(point => point.Accuracy)
                        .Select(point => (object[])[point.Source == Own ? Html.Element("strong", point.Name) : point.Name, point.AccuracyText, ModelFacts.Number(point.Luts), point.Note])),
            ]);
    }

    private static FrontierPoint[] OwnPoints(ModelFacts facts)
    {
        if (facts.Accuracy is not { Percent: { } percent } accuracy)
        {
            return [];
        }

        string name = Html.Clean(facts.Network.Name), measured = accuracy.Samples == "validation" ? "validation samples; " : "";
        return facts.Cost.Mapped is { } mapped
            ? [PointOf("all parts", mapped.Luts, "from features to class"), PointOf("layers", mapped.Parts.Single(part => part.Name == "network").Luts, "without encoder and head")]
            : [PointOf("bound", facts.Cost.LiveBound, "an upper bound, without encoder and head")];

        FrontierPoint PointOf(string part, long luts, string note) => new($"{name}, {part}", Own, percent, ModelFacts.Text($"{percent:0.00}"), Math.Max(luts, 1), measured + note);
    }

    private static string WordsOf(ModelFacts facts, FrontierPoint[] own)
    {
        string unlike = "Published figures are as their authors count: some with encoder and head, some without, after placing and routing; test samples need not be the same.";
        return own.Length == 0 ? $"This model's file states no accuracy in per cent, so it is not among them. {unlike}"
            : facts.Cost.Device.LutInputs == 6 ? unlike
            : ModelFacts.Text($"{unlike} This model is mapped to lookup tables of {facts.Cost.Device.LutInputs} inputs, the others are of 6.");
    }

    private static ScatterChart ChartOf(FrontierPoint[] own, Frontier published, int width)
    {
        FrontierPoint[] all = [.. own, .. published.All];
        double least = all.Min(point => point.Accuracy), most = all.Max(point => point.Accuracy), room = Math.Max(Room * (most - least), 0.1);
        return new ScatterChart(
            "",
            LogarithmicScale.Around("lookup tables, logarithmic", all.Select(point => (double)point.Luts)) with { MostMarks = width / MarkWidth },
            LinearScale.Between("accuracy, %", least - room, Math.Min(100, most) + room, MostSteps),
            [
                .. own.Length == 0 ? [] : new[] { new PointGroup(Own, [.. own.Select(point => new ChartPoint(point.Luts, point.Accuracy, point.Description, point.Name.Split(", ")[^1]))]) },
                new PointGroup(PublishedFigures.Source, [.. published.All.Select(point => new ChartPoint(point.Luts, point.Accuracy, point.Description, published.Holds(point) ? point.Name : null))]) { IsReference = true },
            ],
            [new StepLine("published frontier", [.. published.Points.Select(point => ((double)point.Luts, point.Accuracy))]) { IsReference = true }])
        {
            Width = width,
        };
    }
}
