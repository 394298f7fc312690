using LutGen.Tool.Charts;
using LutGen.Training.Convolutional;

namespace LutGen.Tool.Lutna;

/// <summary>Accuracy over area and energy of a search for mixed precision, as a picture.</summary>
internal static class MixedPrecisionChart
{
    /// <summary>The picture as SVG.</summary>
    public static string Draw(MixedPrecisionReport report)
    {
        MixedPrecisionStep exact = report.Curve[0], chosen = report.Curve[report.Chosen];
        string title = SvgPage.Text($"{report.Dataset}: mixed precision, {100 * report.Budget:0.##} points allowed");
        return SvgPage.Of(
            SvgPage.Text($"{title}: {100 * chosen.Multipliers.Area / exact.Multipliers.Area:0.0} % of exact LUT-NA's area at {100 * chosen.Accuracy:0.00} %, {100 * exact.Accuracy:0.00} % exact"),
            [
                ChartOf("multipliers' area, % of exact LUT-NA", step => step.Multipliers.Area / exact.Multipliers.Area),
                ChartOf("multipliers' energy, % of exact LUT-NA", step => step.Multipliers.Energy / exact.Multipliers.Energy),
            ]);

        LineChart ChartOf(string axis, Func<MixedPrecisionStep, double> share) => LineChart.Of(
            title, axis, "validation accuracy, %",
            [
                new Curve("within the budget", [.. report.Curve.Take(report.Chosen + 1).Select(step => (100 * share(step), 100 * step.Accuracy))]),
                new Curve("beyond", [.. report.Curve.Skip(report.Chosen).Select(step => (100 * share(step), 100 * step.Accuracy))]),
            ]);
    }
}
