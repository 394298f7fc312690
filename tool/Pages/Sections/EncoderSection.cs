using System.Globalization;
using System.Xml.Linq;
using LutGen.Encoders;
using LutGen.Tool.Charts;
using LutGen.Tool.Reports;

namespace LutGen.Tool.Pages.Sections;

/// <summary>What turns features into signals: the thresholds, or the steps and ranges of the quantisers.</summary>
internal static class EncoderSection
{
    // Dots of a picture at most; of more features and thresholds some are left out evenly.
    private const int MostDots = 1500;

    // Bins between two marks of an axis.
    private const int BinsOfAStep = 4;

    private const int MostListed = 12;

    public static PageSection Of(ModelFacts facts)
    {
        var summary = EncoderSummary.Of(facts.Network.Encoder);
        string first = ModelFacts.Text($"Kind: {summary.Kind}. {summary.Features:N0} features become {summary.Signals:N0} signals of {summary.Bits:N0} bits together.");
        XElement[] content = facts.Network.Encoder switch
        {
            RawBitsEncoder => [Html.Paragraph($"{first} Features are bits already: above one half or not.")],
            ComparisonEncoder comparisons => OfThresholds(first, comparisons),
            QuantizerEncoder quantizers => OfQuantizers(first, quantizers),
            _ => [Html.Paragraph(first)],
        };
        return new PageSection("encoder", "Encoder", content);
    }

    private static XElement[] OfThresholds(string first, ComparisonEncoder encoder)
    {
        int[] counts = [.. Enumerable.Range(0, encoder.FeatureCount).Select(encoder.BitCountOf)];
        float[] thresholds = [.. Enumerable.Range(0, encoder.SignalCount).Select(encoder.ThresholdOf)];
        (float Value, int Times)[] distinct = [.. thresholds.CountBy(value => value).Select(each => (each.Key, each.Value)).OrderBy(each => each.Key)];
        int unread = counts.Count(count => count == 0);
        string words = first
            + (counts.Min() == counts.Max() ? ModelFacts.Text($" Thresholds of a feature: {counts[0]:N0}.") : ModelFacts.Text($" Thresholds of a feature: {counts.Min():N0} to {counts.Max():N0}, {counts.Average():0.0} on average."))
            + (unread == 0 ? "" : ModelFacts.Text($" {unread:N0} features have none."));
        if (distinct.Length == 1)
        {
            return [Html.Paragraph($"{words} All thresholds are {Short(distinct[0].Value)}.")];
        }

        words += ModelFacts.Text($" They lie from {Short(distinct[0].Value)} to {Short(distinct[^1].Value)}; {distinct.Length:N0} are distinct")
            + (distinct.Length <= MostListed ? ": " + string.Join(", ", distinct.Select(each => ModelFacts.Text($"{Short(each.Value)} ({each.Times:N0} times)"))) : "")
            + ".";

        var axis = LinearScale.Around("threshold", distinct.Select(each => (double)each.Value));
        var histogram = Histogram.Of(
            "threshold", "thresholds", distinct.Select(each => ((double)each.Value, (long)each.Times)), axis.Low, axis.Step / BinsOfAStep, (int)Math.Round((axis.High - axis.Low) / axis.Step * BinsOfAStep));
        int every = (encoder.SignalCount + MostDots - 1) / MostDots;
        (double, double)[] dots =
        [
            .. Enumerable.Range(0, encoder.FeatureCount)
                .SelectMany(feature => Enumerable.Range(encoder.FirstSignalOf(feature), encoder.BitCountOf(feature)).Where(signal => signal % every == 0).Select(signal => ((double)feature, (double)thresholds[signal]))),
        ];
        return
        [
            Html.Paragraph(words),
            Pair(
                (histogram, "How often thresholds lie where."),
                (DotsOf("threshold", [new Curve("thresholds", dots)], encoder.FeatureCount), every == 1 ? "The thresholds of each feature." : ModelFacts.Text($"The thresholds of the features, one of {every:N0}."))),
        ];
    }

    private static XElement[] OfQuantizers(string first, QuantizerEncoder encoder)
    {
        (Quantizer Quantizer, int Times)[] distinct = [.. encoder.Quantizers.CountBy(quantizer => quantizer).Select(each => (each.Key, each.Value)).OrderByDescending(each => each.Value)];
        XElement table = Html.Table(
            "quantisers",
            ["features", "bits", "step", "code of 0", "range"],
            distinct.Take(MostListed).Select(each => (object[])
                [ModelFacts.Number(each.Times), ModelFacts.Number(each.Quantizer.Bits), Short(each.Quantizer.Scale), $"{each.Quantizer.Zero}", $"{Short(Low(each.Quantizer))} to {Short(High(each.Quantizer))}"]));
        XElement words = Html.Paragraph(
            $"{first} A feature is divided by its step and rounded; what lies beyond its range gets the code at the end."
            + (distinct.Length <= MostListed ? "" : ModelFacts.Text($" Of {distinct.Length:N0} different quantisers the {MostListed} most frequent are listed.")));
        if (distinct.Length == 1)
        {
            return [words, table];
        }

        int every = (2 * encoder.FeatureCount + MostDots - 1) / MostDots;
        int[] shown = [.. Enumerable.Range(0, encoder.FeatureCount).Where(feature => feature % every == 0)];
        (int Bits, int Times)[] widths = [.. encoder.Quantizers.CountBy(quantizer => quantizer.Bits).Select(each => (each.Key, each.Value))];
        int least = widths.Min(each => each.Bits), most = widths.Max(each => each.Bits);
        return
        [
            words,
            table,
            Pair(
                (Histogram.Of("bits of a code", "features", widths.Select(each => ((double)each.Bits, (long)each.Times)), least - 0.5, 1, most - least + 1), "How many features have codes of how many bits."),
                (
                    DotsOf("feature's value", [CurveOf("largest code", High), CurveOf("code 0", Low)], encoder.FeatureCount),
                    every == 1 ? "The range of each feature: the values of its first and of its last code." : ModelFacts.Text($"The ranges of the features, one of {every:N0}: the values of the first and of the last code."))),
        ];

        Curve CurveOf(string name, Func<Quantizer, double> value) => new(name, [.. shown.Select(feature => ((double)feature, value(encoder.Quantizers[feature])))]);
    }

    private static double Low(Quantizer quantizer) => -quantizer.Zero * (double)quantizer.Scale;

    private static double High(Quantizer quantizer) => ((1 << quantizer.Bits) - 1 - quantizer.Zero) * (double)quantizer.Scale;

    private static DotChart DotsOf(string axis, IReadOnlyList<Curve> groups, int features) => new(
        "", LinearScale.Between("feature", -0.5, features - 0.5, 5), LinearScale.Around(axis, groups.SelectMany(group => group.Points).Select(point => point.Y)), groups);

    private static XElement Pair(params (Chart Chart, string Caption)[] charts) => Html.Pair(
        [.. charts.Select(each => Html.Figure(each.Caption, ChartPicture.Draw(each.Caption, each.Chart with { Width = Chart.PhoneWidth })))]);

    private static string Short(double value) => value.ToString("0.######", CultureInfo.InvariantCulture) is { Length: <= 10 } plain && (value == 0 || Math.Abs(value) >= 1e-4)
        ? plain
        : value.ToString("G4", CultureInfo.InvariantCulture);
}
