using System.Globalization;
using System.Text;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;
using LutGen.Training.Data;

namespace LutGen.Tool.Studies;

/// <summary>The page of a study, made of its records alone: the same records give the same page.</summary>
internal static class StudyPage
{
    // A further column is a further line.
    private static readonly (string Header, Func<VariantRecords, string> Text)[] VariantColumns =
    [
        ("variant", variant => variant.Name),
        ("data", variant => DatasetCatalog.NameOf(variant.Runs[0].Data)),
        ("runs", variant => Number(variant.Runs.Count)),
        ("nodes", variant => Number(variant.Runs[0].Nodes)),
        ("entries", variant => variant.Runs[0].Entries is { } entries ? Number(entries) : "-"),
        ("parameters", variant => Number(variant.Runs[0].Parameters)),
        ("test, %", variant => variant.Of(run => 100 * run.TestAccuracy).Text),
        ("least to most", variant => RangeOf(variant.Of(run => 100 * run.TestAccuracy))),
        ("validation, %", variant => variant.Of(run => 100 * run.Best.Hard).Text),
        ("least to most", variant => RangeOf(variant.Of(run => 100 * run.Best.Hard))),
        ("gap, mean", variant => Text($"{variant.Of(run => run.Best.Gap).Mean:0.00}")),
        ("largest", variant => Text($"{variant.Of(run => Math.Abs(run.Best.Gap)).Most:0.00}")),
        ("6-input LUTs", variant => variant.Luts is { } luts ? Number(luts) : "-"),
        ("seconds", variant => Seconds(variant.Of(run => run.Seconds).Mean)),
    ];

    private static readonly (string Header, Func<RunRecord, string> Text)[] RunColumns =
    [
        ("variant", run => run.Variant),
        ("seed", run => Text($"{run.Seed}")),
        ("test, %", run => Percent(run.TestAccuracy)),
        ("validation, %", run => Percent(run.Best.Hard)),
        ("soft, %", run => Percent(run.Best.Soft)),
        ("gap", run => Text($"{run.Best.Gap:0.00}")),
        ("best epoch", run => Text($"{run.BestEpoch} of {run.Epochs}")),
        ("last validation, %", run => Percent(run.Last.Hard)),
        ("last gap", run => Text($"{run.Last.Gap:0.00}")),
        ("tables", run => Number(run.Tables.Tables)),
        ("dead", run => Number(run.Tables.Dead)),
        ("constant", run => Number(run.Tables.Constant)),
        ("wires", run => Number(run.Tables.Wires)),
        ("6-input LUTs", run => run.Lut6 is { } luts ? Number(luts) : "-"),
        ("seconds", run => Seconds(run.Seconds)),
        ("an epoch", run => Text($"{run.SecondsPerEpoch:0.00}")),
    ];

    /// <summary>The page in Markdown.</summary>
    /// <param name="name">What the study is called.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="records">The records, at least one.</param>
    public static string Text(string name, StudyOptions options, StudyRecords records)
    {
        IReadOnlyList<VariantRecords> variants = records.ByVariant();
        RunRecord[] runs = [.. variants.SelectMany(variant => variant.Runs)];
        StringBuilder page = new($"# {name}\n\n");
        if (records.Count < records.Runs.Count)
        {
            page.Append(Text($"**{records.Count} of {records.Runs.Count} runs are recorded.**\n\n"));
        }

        page.Append(MarkdownTable.Of(variants, VariantColumns));
        page.Append(
            $"""

            Mean ± standard deviation (n - 1) over the seeds. Validation chose the epoch of each run, or its settings keep the last; test samples were measured once, at its end. The gap is soft minus
            rounded validation accuracy in the kept epoch, in points: its mean, and the largest in size.
            {VariantRecords.WhatLutsAre}; entries are those of all tables. Seconds are those of a run on one thread.

            ![Validation accuracy over steps and over time](study.svg)


            """.ReplaceLineEndings("\n"));
        foreach (string line in Facts(options, runs).Distinct())
        {
            page.Append(CultureInfo.InvariantCulture, $"- {line}\n");
        }

        page.Append("\n## Every run\n\n").Append(MarkdownTable.Of(runs, RunColumns));
        return page.ToString();
    }

    private static IEnumerable<string> Facts(StudyOptions options, RunRecord[] runs)
    {
        foreach (RunRecord run in runs)
        {
            string data = options.Resplit ? run.Data.Replace($"by seed {run.Seed}", "by each seed", StringComparison.Ordinal) : run.Data;
            yield return Text($"Data: {data}; {run.TrainSamples:N0} samples to train, {Validation(run)} to validate, {run.TestSamples:N0} to test.");
        }

        yield return $"Seeds: {SeedList.Text(options.Seeds)}.";
        foreach (IGrouping<RunMachine, string> made in runs.GroupBy(run => run.Machine with { Date = "" }, run => run.Machine.Date))
        {
            RunMachine machine = made.Key;
            string days = made.Min() == made.Max() ? made.Min()! : $"{made.Min()} to {made.Max()}";
            yield return Text($"Machine: {machine.Processor}, {machine.Processors} processors, {machine.Jobs} run(s) at once; {machine.System}; {machine.Runtime}; LutGen {machine.LutGen}; {days}.");
        }

        yield return $"Command: `{options.Command}`";
    }

    private static string Validation(RunRecord run) => run.ValidationSamples == 0 ? "the same" : Number(run.ValidationSamples);

    private static string RangeOf(Spread spread) => Text($"{spread.Least:0.00} to {spread.Most:0.00}");

    private static string Percent(double share) => Text($"{100 * share:0.00}");

    private static string Number(long number) => Text($"{number:N0}");

    private static string Seconds(double seconds) => Text($"{seconds:0.0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
