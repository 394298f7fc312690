using System.Globalization;
using System.Text;
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
        double mean = results.Average(each => each.Result.TestAccuracy);
        double? deviation = results.Count == 1
            ? null
            : Math.Sqrt(results.Sum(each => Math.Pow(each.Result.TestAccuracy - mean, 2)) / (results.Count - 1));
        return new BaselineSummary(
            results[0].Result.Method, mean, deviation,
            [.. results.Select(each => new BaselineRun(
                each.Seed, each.Result.Choice, each.Result.ValidationAccuracy, each.Result.TestAccuracy, each.Result.KeptNumbers))]);
    }

    /// <summary>The report for a terminal.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine(Title);
        TextTable.Write(output, Rows);
    }

    /// <summary>The report as Markdown.</summary>
    public string ToMarkdown()
    {
        StringBuilder text = new($"{Title}\n\n");
        IReadOnlyList<IReadOnlyList<string>> rows = Rows;
        AddLine(rows[0]);
        AddLine(rows[0].Select(_ => "---"));
        foreach (IReadOnlyList<string> row in rows.Skip(1))
        {
            AddLine(row);
        }

        return text.ToString();

        void AddLine(IEnumerable<string> cells) => text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
    }

    private string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"{Data}: {TrainSamples:N0} training and {TestSamples:N0} test samples{(Resplit ? ", drawn anew by each seed" : "")}; test accuracy");

    private IReadOnlyList<IReadOnlyList<string>> Rows =>
    [
        ["method", .. Methods[0].Runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"seed {run.Seed}")), "mean", "deviation", "chosen", "numbers kept"],
        .. Methods.Select(method => new[]
        {
            [method.Method], [.. method.Runs.Select(run => Percent(run.TestAccuracy))],
            new[]
            {
                Percent(method.Mean), method.Deviation is { } deviation ? Percent(deviation) : "-",
                string.Join("; ", method.Runs.Select(run => run.Choice).Distinct()), method.Runs.Max(run => run.KeptNumbers).ToString("N0", CultureInfo.InvariantCulture),
            },
        }.SelectMany(cells => cells).ToArray()),
    ];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");
}
