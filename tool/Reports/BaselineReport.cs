using System.Globalization;
using LutGen.Training.Baselines;

namespace LutGen.Tool.Reports;

/// <summary>One method with one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Choice">What validation chose.</param>
/// <param name="ValidationAccuracy">Share of the validation samples, 0..1.</param>
/// <param name="TestAccuracy">Share of the test samples, 0..1.</param>
/// <param name="KeptNumbers">Numbers that the classifier keeps.</param>
internal sealed record BaselineRun(ulong Seed, string Choice, double ValidationAccuracy, double TestAccuracy, long KeptNumbers);

/// <summary>One method over all seeds.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Mean">Mean test accuracy, 0..1.</param>
/// <param name="Deviation">Standard deviation of the test accuracies (n - 1 below the fraction), null for one seed.</param>
/// <param name="Runs">One entry for each seed.</param>
internal sealed record BaselineSummary(string Method, double Mean, double? Deviation, IReadOnlyList<BaselineRun> Runs);

/// <summary>What ordinary classifiers give on a data set.</summary>
/// <param name="Data">Name of the data set.</param>
/// <param name="Resplit">Whether each seed drew test samples of its own.</param>
/// <param name="TrainSamples">Samples for training and validation.</param>
/// <param name="TestSamples">Samples for the test.</param>
/// <param name="Methods">One entry for each method.</param>
internal sealed record BaselineReport(string Data, bool Resplit, int TrainSamples, int TestSamples, IReadOnlyList<BaselineSummary> Methods)
{
    /// <summary>Brings the results of one method together.</summary>
    /// <param name="results">The seeds and what each gave.</param>
    public static BaselineSummary Summarize(IReadOnlyList<(ulong Seed, BaselineResult Result)> results)
    {
        Spread accuracy = Spread.Of([.. results.Select(each => each.Result.TestAccuracy)]);
        return new BaselineSummary(
            results[0].Result.Method, accuracy.Mean, accuracy.Deviation,
            [.. results.Select(each => new BaselineRun(
                each.Seed, each.Result.Choice, each.Result.ValidationAccuracy, each.Result.TestAccuracy, each.Result.KeptNumbers))]);
    }

    /// <summary>The report for a terminal.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine(Title);
        TextTable.Write(output, [[.. Columns.Select(column => column.Header)], .. Methods.Select(method => Columns.Select(column => column.Text(method)).ToArray())]);
    }

    /// <summary>The report as Markdown.</summary>
    public string ToMarkdown() => $"{Title}\n\n{MarkdownTable.Of(Methods, Columns)}";

    private string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"{Data}: {TrainSamples:N0} training and {TestSamples:N0} test samples{(Resplit ? ", drawn anew by each seed" : "")}; test accuracy");

    private IReadOnlyList<(string Header, Func<BaselineSummary, string> Text)> Columns =>
    [
        ("method", method => method.Method),
        .. Methods[0].Runs.Select((run, i) => (string.Create(CultureInfo.InvariantCulture, $"seed {run.Seed}"), SeedText(i))),
        ("mean", method => Percent(method.Mean)),
        ("deviation", method => method.Deviation is { } deviation ? Percent(deviation) : "-"),
        ("chosen", method => string.Join("; ", method.Runs.Select(run => run.Choice).Distinct())),
        ("numbers kept", method => method.Runs.Max(run => run.KeptNumbers).ToString("N0", CultureInfo.InvariantCulture)),
    ];

    private static Func<BaselineSummary, string> SeedText(int index) => method => Percent(method.Runs[index].TestAccuracy);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");
}
