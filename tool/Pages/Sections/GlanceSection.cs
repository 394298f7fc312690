using System.Xml.Linq;
using LutGen.Cost;

namespace LutGen.Tool.Pages.Sections;

/// <summary>The figures that everybody asks for first.</summary>
internal static class GlanceSection
{
    public static PageSection Of(ModelFacts facts)
    {
        var plain = NetworkBounds.Of(facts.Network);
        var count = ParameterCount.Of(facts.Network.Layers);
        (string Name, string? Value)[] tiles =
        [
            (facts.Accuracy is { Samples.Length: > 0 } measured ? $"accuracy, {measured.Samples}" : "accuracy", AccuracyText(facts.Accuracy)),
            ("features", ModelFacts.Number(facts.Network.Encoder.FeatureCount)),
            ("scores", ModelFacts.Number(facts.Network.Head.ScoreCount)),
            ("parameters", ModelFacts.Number(count.Parameters)),
            ("connections", ModelFacts.Number(count.Connections)),
            ("table bits", ModelFacts.Number(plain.TableBits)),
            .. CostTiles(facts.Cost),
        ];
        return new PageSection(
            "glance", "At a glance",
            [
                Html.OfClass("tiles", "dl", [.. tiles.Where(tile => tile.Value is not null).Select(tile => Html.Element("div", Html.Element("dt", tile.Name), Html.Element("dd", tile.Value)))]),
                Html.Paragraph(
                    "Parameters are entries of truth tables, and weights and biases of multiply-accumulate neurons; what a convolution shares counts once. "
                    + (facts.Cost.Mapped is null
                        ? "The network is too large to be mapped to lookup tables, so there is an upper bound alone."
                        : $"Lookup tables, levels and times are those of a mapping to {facts.Cost.Device.Family}, from features to class.")),
            ]);
    }

    private static (string Name, string? Value)[] CostTiles(PageCost cost) => cost.Mapped is { } mapped
        ?
        [
            ("lookup tables", ModelFacts.Number(mapped.Luts)),
            ("levels", ModelFacts.Number(mapped.Depth)),
            ("registers", ModelFacts.Number(mapped.Ffs)),
            ("Fmax", ModelFacts.Text($"{mapped.FmaxMHz:0} MHz")),
            ("latency", ModelFacts.Text($"{mapped.LatencyNs:0.0} ns")),
        ]
        : [("lookup tables at most", ModelFacts.Number(cost.LiveBound)), ("depth in neurons", ModelFacts.Number(cost.Depth))];

    private static string? AccuracyText(StatedAccuracy? accuracy) => accuracy switch
    {
        null => null,
        { Percent: { } percent } => ModelFacts.Text($"{percent:0.00} %"),
        _ => Html.Clean(accuracy.Text),
    };
}
