using System.Globalization;
using System.Text;
using LutGen.Tool.Reports;
using LutGen.Tool.Studies;

namespace LutGen.Tool.Frontiers;

/// <summary>The page beside the picture, made of records and published figures alone: the same ones give the same page.</summary>
internal static class FrontierPage
{
    private static readonly (string Header, Func<(Frontier Frontier, FrontierPoint Point), string> Text)[] PointColumns =
    [
        ("network", each => each.Point.Name),
        ("of", each => each.Point.Source),
        ("6-input LUTs", each => Number(each.Point.Luts)),
        ("test, %", each => each.Point.AccuracyText),
        ("on the frontier", each => each.Frontier.Holds(each.Point) ? "yes" : ""),
        ("note", each => each.Point.Note),
    ];

    /// <summary>The page in Markdown.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="comparison">All points.</param>
    /// <param name="chart">The picture that it shows.</param>
    public static string Text(FrontierOptions options, FrontierComparison comparison, FrontierChart chart)
    {
        StringBuilder page = new($"# {comparison.Studies.Data}: accuracy for lookup tables\n\n![Test accuracy over 6-input lookup tables](frontier.svg)\n\n");
        page.AppendJoin(' ', Caption(comparison, chart)).Append("\n\n## The best within a limit\n\n");
        page.Append(MarkdownTable.Of(options.Limits.Select(limit => (limit, comparison.Ours.BestWithin(limit), comparison.Published.BestWithin(limit))), LimitColumns(comparison)));
        page.Append("\n## All points\n\n").Append(MarkdownTable.Of(
            comparison.Frontiers.SelectMany(frontier => frontier.All.Select(point => (frontier, point))).OrderBy(each => each.point.Luts).ThenByDescending(each => each.point.Accuracy),
            PointColumns));
        page.Append("\n## How it was made\n\n");
        foreach (string line in Facts(options, comparison))
        {
            page.Append(CultureInfo.InvariantCulture, $"- {line}\n");
        }

        return page.ToString();
    }

    private static (string Header, Func<(int Limit, FrontierPoint? Ours, FrontierPoint? Published), string> Text)[] LimitColumns(FrontierComparison comparison) =>
    [
        ("6-input LUTs at most", row => Number(row.Limit)),
        ("best of the studies", row => row.Ours?.Name ?? "-"),
        ("test, %", row => row.Ours?.AccuracyText ?? "-"),
        ("LUTs", row => row.Ours is { } ours ? Number(ours.Luts) : "-"),
        .. comparison.Published.All.Count == 0 ? [] : PublishedColumns,
    ];

    private static (string Header, Func<(int Limit, FrontierPoint? Ours, FrontierPoint? Published), string> Text)[] PublishedColumns =>
    [
        ("best published", row => row.Published?.Name ?? "-"),
        ("test, %", row => row.Published?.AccuracyText ?? "-"),
        ("LUTs", row => row.Published is { } published ? Number(published.Luts) : "-"),
        ("note", row => row.Published?.Note ?? ""),
        ("difference, points", row => row is { Ours: { } ours, Published: { } published } ? Text($"{ours.Accuracy - published.Accuracy:+0.00;-0.00;0.00}") : "-"),
    ];

    private static IEnumerable<string> Caption(FrontierComparison comparison, FrontierChart chart)
    {
        yield return "Named points are on a frontier: none of the same side has at least their accuracy for at most their lookup tables. Lines join them; the other points are paler.";
        if (comparison.Published.All.Count > 0)
        {
            yield return "Published figures are hollow, and their line is dashed; a star stands for a note below.";
        }

        if (chart.LeftOut.Count > 0)
        {
            yield return Text($"Points below {chart.Lowest:0.00} % are left out, so that there is room for the frontiers, and are in the table alone: ")
                + $"{string.Join(", ", chart.LeftOut.Select(point => point.Name))}.";
        }
    }

    private static IEnumerable<string> Facts(FrontierOptions options, FrontierComparison comparison)
    {
        yield return $"Studies: {string.Join(", ", comparison.Studies.Studies)}. Accuracy is the mean ± standard deviation (n - 1) of the test accuracy over all seeds. {VariantRecords.WhatLutsAre}.";
        if (comparison.Published.All.Count > 0)
        {
            yield return "Published figures are those of their authors, who may count other parts, map for another device and train on other images: see the notes.";
        }

        if (comparison.Studies.Uncounted.Count > 0)
        {
            yield return $"Without a count, and so left out: {string.Join(", ", comparison.Studies.Uncounted)}.";
        }

        yield return $"Command: `{options.Command}`";
    }

    private static string Number(long number) => Text($"{number:N0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
