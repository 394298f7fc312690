using System.Xml.Linq;
using LutGen.Cost;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Pages.Sections;

/// <summary>What the network takes on a device, by part, and how far below its bounds that is.</summary>
internal static class CostSection
{
    private const int BoundInputs = 6;

    public static PageSection Of(ModelFacts facts)
    {
        PageCost cost = facts.Cost;
        (string Name, long Luts)[] steps =
        [
            ("published", cost.PublishedBound),
            .. facts.Live.NeuronsLeft is null ? [] : new[] { ("live", cost.LiveBound) },
            .. cost.Mapped is null ? [] : new[] { ("mapped", cost.Mapped.Parts.Single(part => part.Name == "network").Luts) },
        ];
        XElement bounds = Html.Figure(
            "The layers alone: the upper bound that papers publish, by LogicNets' formula for all neurons; the same for what the simplifications leave; and what the mapping takes."
            + (cost.Device.LutInputs == BoundInputs ? "" : ModelFacts.Text($" The bounds are of {BoundInputs}-input lookup tables, the mapping of {cost.Device.LutInputs}-input ones.")),
            ChartOf("of the layers", steps));
        return new PageSection("cost", "Cost in hardware", cost.Mapped is { } mapped
            ?
            [
                Html.Pair(Html.Figure(ModelFacts.Text($"Lookup tables of {cost.Device.LutInputs} inputs by part."), ChartOf("part", [.. mapped.Parts.Select(part => (part.Name, part.Luts))])), bounds),
                Html.Table(
                    "cost by part",
                    ["part", "lookup tables", "share", "levels", "table bits"],
                    [
                        .. mapped.Parts.Select(part => RowOf(part.Name, part.Luts, part.Depth, part.TableBits, mapped.Luts)),
                        RowOf("total", mapped.Luts, mapped.Depth, mapped.TableBits, mapped.Luts),
                    ]),
                Html.Paragraph(DeviceText(cost.Device.Family, mapped)),
                .. mapped.IsByPieces ? [Html.Paragraph(PiecesText)] : Array.Empty<XElement>(),
            ]
            :
            [
                bounds,
                Html.Paragraph("The network is too large to be mapped: its cost is known as an upper bound alone, and encoder and head are not in it."),
            ]);
    }

    private const string PiecesText = "The network is too large to be mapped as a whole: its layers are mapped piece by piece, the kernel of a convolution once for all positions, so these are upper counts.";

    private static string DeviceText(string family, MappedFigures mapped) =>
        $"Device: {family}." + ModelFacts.Text($" With {mapped.Ffs:N0} registers behind every {HardwareOptions.UsualLevels} levels the delay model foretells {mapped.FmaxMHz:0} MHz and {mapped.LatencyNs:0.0} ns from features to class.");

    private static object[] RowOf(string name, long luts, int depth, long bits, long total) =>
        [name, ModelFacts.Number(luts), ModelFacts.Text($"{100.0 * luts / Math.Max(total, 1):0.0} %"), ModelFacts.Number(depth), ModelFacts.Number(bits)];

    private static XElement ChartOf(string axis, IReadOnlyList<(string Name, long Luts)> bars)
    {
        var chart = new BarChart(
            "",
            new CategoryScale(axis, [.. bars.Select(bar => bar.Name)]),
            LinearScale.Around("lookup tables", [0, Math.Max(1, bars.Max(bar => bar.Luts))]),
            [new BarSeries("lookup tables", [.. bars.Select(bar => new Bar(bar.Luts, ModelFacts.Number(bar.Luts), ModelFacts.Text($"{bar.Name}: {bar.Luts:N0} lookup tables")))])])
        {
            Width = Chart.PhoneWidth,
        };
        return ChartPicture.Draw(string.Join(", ", bars.Select(bar => ModelFacts.Text($"{bar.Name} {bar.Luts:N0}"))), chart);
    }
}
