using LutGen.Tool.Charts;

namespace LutGen.Tool.Lutna;

/// <summary>Area and energy of a network in each design, as bars.</summary>
internal static class NetworkCostChart
{
    // Bars begin below the least of them, by this factor at least.
    private const double Base = 3;

    private const double Million = 1e6, Thousand = 1e3;

    /// <summary>The picture as SVG.</summary>
    public static string Draw(NetworkCostReport report)
    {
        string network = SvgPage.Text($"{report.Topology}, {report.Sparsity:0.##%} of the weights zero");
        return SvgPage.Of(
            $"Area and energy of {network}, {report.Operands}: {string.Join("; ", report.Designs.Select(design => SvgPage.Text($"{design.Name} {design.Area:N0} {report.AreaUnit}, {design.Energy:N1} nJ")))}",
            [
                ChartOf($"{network}: area", $"million {report.AreaUnit}", design => design.MultiplierArea / Million, design => design.Area / Million),
                ChartOf($"{network}: energy of an inference", "nJ", design => design.MultiplierEnergy, design => design.Energy),
            ]);

        BarChart ChartOf(string title, string unit, Func<DesignReport, double> multipliers, Func<DesignReport, double> total)
        {
            double[] values = [.. report.Designs.SelectMany(design => new[] { multipliers(design), total(design) })];
            return new BarChart(
                title,
                new CategoryScale("multipliers, LutGen's own estimate", [.. report.Designs.Select(design => design.Name)]),
                LogarithmicScale.Around($"{unit}, logarithmic", [values.Min() / Base, .. values]),
                [SeriesOf("multipliers alone", multipliers), SeriesOf("with accumulators", total)]);

            BarSeries SeriesOf(string name, Func<DesignReport, double> value) => new(
                name, [.. report.Designs.Select(design => new Bar(value(design), Short(value(design)), SvgPage.Text($"{design.Name}, {name}: {value(design):N1} {unit}")))]);
        }
    }

    private static string Short(double value) => value >= Thousand ? SvgPage.Text($"{value / Thousand:0.00}k") : SvgPage.Text($"{value:0.0}");
}
