using LutGen.Tool.Charts;
using LutGen.Tool.Reports;

namespace LutGen.Tool.Studies;

/// <summary>Validation accuracy after rounding over steps and over time: the mean over the seeds, with a band from the least to the most.</summary>
internal static class StudyChart
{
    // The first twentieth of the epochs rises so steeply that with it the rest would be one flat line.
    private const int SteepShare = 20;

    /// <summary>The picture as SVG.</summary>
    /// <param name="name">What the study is called.</param>
    /// <param name="variants">The variants.</param>
    public static string Draw(string name, IReadOnlyList<VariantRecords> variants) => SvgPage.Of(
        $"Validation accuracy after rounding of {string.Join(", ", variants.Select(variant => variant.Name))}",
        [
            Panel(SvgPage.Text($"{name}: validation accuracy after rounding, mean and range of the seeds"), "updates of the parameters", variants, point => point.Step),
            Panel(SvgPage.Text($"{name}: the same over time, each run on one thread"), "seconds, mean of the seeds", variants, point => point.Seconds),
            .. Connections(name, variants),
        ]);

    private static LineChart[] Connections(string name, IReadOnlyList<VariantRecords> variants)
    {
        (string Name, IReadOnlyList<double> Rates)[] searches =
        [
            .. variants.Select(variant => (variant.Name, (IReadOnlyList<double>)[.. variant.Runs[0].Curve.Select(point => point.Connections).OfType<double>()]))
                .Where(search => search.Item2.Count > 0),
        ];
        return searches.Length > 0 ? [ConnectionCurve.Of(SvgPage.Text($"{name}: active connections of the first seed while searching"), searches)] : [];
    }

    private static LineChart Panel(string title, string x, IReadOnlyList<VariantRecords> variants, Func<CurvePoint, double> place)
    {
        Curve[] curves = [.. variants.Select(variant => CurveOf(variant, place))];

        var y = LinearScale.Around("%", curves.SelectMany(curve => curve.Band.Skip(curve.Band.Count / SteepShare)).SelectMany(each => new[] { each.Low, each.High }));
        Curve[] shown = [.. curves.Select(curve => curve with
        {
            Points = [.. curve.Points.Select(point => (point.X, point.Y >= y.Low ? point.Y : double.NaN))],
            Band = [.. curve.Band.Where(each => each.High >= y.Low).Select(each => (each.X, Math.Max(each.Low, y.Low), each.High))],
        })];
        return new LineChart(title, LinearScale.Around(x, curves.SelectMany(curve => curve.Points).Select(point => point.X).Append(0)), y, shown);
    }

    // As far as all runs go: where one has ended early, the mean of the others would be of other seeds. Searches for connections judge another network.
    private static Curve CurveOf(VariantRecords variant, Func<CurvePoint, double> place)
    {
        CurvePoint[][] epochs =
        [
            .. Enumerable.Range(0, variant.Runs.Min(run => run.Curve.Count)).Select(i => variant.Runs.Select(run => run.Curve[i]).ToArray())
                .Where(epoch => epoch[0].Connections is null),
        ];
        (double X, Spread Y)[] points = [.. epochs.Select(epoch => (epoch.Average(place), Spread.Of([.. epoch.Select(point => 100 * point.Hard)])))];
        return new Curve(variant.Name, [.. points.Select(point => (point.X, point.Y.Mean))])
        {
            Band = [.. points.Select(point => (point.X, point.Y.Least, point.Y.Most))],
        };
    }
}
