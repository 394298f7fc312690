using System.CommandLine;
using LutGen.Formats;
using LutGen.Tool.Data;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;
using LutGen.Training.Baselines;
using LutGen.Training.Data;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen baselines</c>: what ordinary classifiers give on a data set, to hold against networks of lookup tables.</summary>
internal static class BaselinesVerb
{
    private const string Examples = """
        # Logistic regression and k nearest neighbours; the seed draws the samples by which lambda and k are chosen.
        lutgen baselines data/uci/letter
        # Five seeds, each with test samples of its own, and the table as Markdown.
        lutgen baselines data/uci/magic04 --seeds 1-5 --resplit --out magic04-baselines.md
        """;

    private static readonly Func<Dataset, Dataset, ulong, BaselineResult>[] Methods = [Baseline.LogisticRegression, Baseline.NearestNeighbors];

    public static Command Create()
    {
        Argument<string> data = new("DATA") { Description = "A data set: a folder, a table as CSV or ARFF, or FOLDER/NAME for a table in it." };
        Option<IReadOnlyList<ulong>?> seeds = new("--seeds")
        {
            Description = "Seeds, as 1-5 or 1,2,7. Each draws validation samples. Default: 1.",
            HelpName = "LIST",
            CustomParser = SeedList.Parse,
        };
        Option<bool> resplit = new("--resplit")
        {
            Description = "Each seed also draws the test samples. For tables in one file, without an official split.",
        };
        Option<string?> output = new("--out", "-o") { Description = "Also write the table to this file: Markdown (.md), or all figures as JSON (.json).", HelpName = "FILE" };
        VerbCommand verb = new("baselines", "Measure logistic regression and k nearest neighbours on a data set.", Examples) { data, seeds, resplit, output };
        verb.SetAction(parsed =>
        {
            string? file = parsed.GetValue(output);
            bool asJson = IsJson(file);
            if (file is not null)
            {
                OutputFile.RequireWritable(file);
            }

            BaselineReport report = Measure(parsed.GetRequiredValue(data), parsed.GetValue(seeds) ?? [1], parsed.GetValue(resplit));
            report.Write(parsed.InvocationConfiguration.Output);
            if (file is not null)
            {
                WholeFile.Write(file, asJson ? JsonText.Of(report) + "\n" : report.ToMarkdown());
            }
        });
        return verb;
    }

    private static bool IsJson(string? file) => Path.GetExtension(file)?.ToLowerInvariant() switch
    {
        ".json" => true,
        null or ".md" => false,
        _ => throw new UsageException($"--out {file} is neither Markdown nor JSON; expected a name that ends in .md or .json."),
    };

    private static BaselineReport Measure(string path, IReadOnlyList<ulong> seeds, bool resplit)
    {
        FoundDataset[] splits = resplit
            ? [.. seeds.Select(seed => DrawnTest.Require(DatasetCatalog.Find(path, null, DrawnTest.By(seed))))]
            : [.. Enumerable.Repeat(DatasetCatalog.Find(path), seeds.Count)];
        (Dataset Train, Dataset Test)[] parts = [.. splits.Select(split => (split.LoadTrain(), split.LoadTest()))];
        BaselineSummary[] summaries = [.. Methods.Select(method => BaselineReport.Summarize(
            [.. seeds.Select((seed, i) => (seed, method(parts[i].Train, parts[i].Test, seed)))]))];

        // The name of a data set goes on with how it was split, which differs from seed to seed.
        return new BaselineReport(resplit ? splits[0].Name : parts[0].Train.Name, resplit, parts[0].Train.Count, parts[0].Test.Count, summaries);
    }
}
