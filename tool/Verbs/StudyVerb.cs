using System.CommandLine;
using LutGen.Tool.Data;
using LutGen.Tool.Studies;
using LutGen.Tool.Training;
using LutGen.Training.Presets;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen study</c>: trains variants with several seeds, records every run, and makes a page of the records.</summary>
internal static class StudyVerb
{
    private const string Examples = """
        # Is WARP better than raw gates? Two settings files, three seeds each; study/study.md has means, spreads and every run.
        lutgen study raw.json warp.json --data path/to/mnist --out study
        # Ctrl-C keeps what is done. The same command goes on, trains only what is not recorded, and ends in the same networks.
        lutgen study raw.json warp.json --data path/to/mnist --out study
        # Two more seeds: the runs that are recorded stay.
        lutgen study raw.json warp.json --data path/to/mnist --out study --seeds 1-5
        # All settings files of a folder. The study's own folder holds those of its variants, so it can be repeated from there.
        lutgen study study --data path/to/mnist --out again
        # A table without an official split: each seed draws other test rows. The best network of each variant, by validation, is kept.
        lutgen study letter.json --data uci/letter --out study --seeds 1-5 --resplit --models models
        # A rehearsal without any data.
        lutgen study digits --epochs 2 --seeds 1,2 --out rehearsal
        """;

    public static Command Create()
    {
        Argument<string[]> variants = new("preset|file.json|folder")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = $"What to compare: presets ({string.Join(", ", PresetCatalog.All.Select(each => each.Name))}), settings files, whose names end in .json, and folders of such files.",
        };
        Option<IReadOnlyList<ulong>?> seeds = new("--seeds")
        {
            Description = "Seeds that every variant is trained with: 1-3 or 1,2,5. Default: 1-3.",
            HelpName = "LIST",
            CustomParser = SeedList.Parse,
        };
        Option<string?> data = new("--data")
        {
            Description = $"As for the train verb. Without it the environment variable {DataFolder.Variable} is used.",
            HelpName = "DIR",
        };
        Option<string> output = new("--out", "-o")
        {
            Required = true,
            Description = "Folder of the records and pages, made if there is none. A run that it has a record of, of the same settings and data, is not trained again.",
            HelpName = "FOLDER",
        };
        Option<int?> jobs = new("--jobs", "-j")
        {
            Description = "Runs at once, one thread each; they do not change the networks, but the times. Default: one per processor.",
            HelpName = "N",
            CustomParser = Count.ParseThreads,
        };
        Option<int?> epochs = new("--epochs")
        {
            Description = "Passes over the training samples, for all variants. Default: their own.",
            HelpName = "N",
            CustomParser = Count.Parse,
        };
        Option<bool> resplit = new("--resplit")
        {
            Description = "Each seed also draws the test samples. For tables in one file, without an official split.",
        };
        Option<string?> models = new("--models")
        {
            Description = "Also write the network of each variant's best run, by validation accuracy, as VARIANT.lutnet into this folder.",
            HelpName = "FOLDER",
        };
        Option<bool> noLuts = new("--no-luts")
        {
            Description = "Do not count lookup tables: mapping networks of large tables takes longer than training them.",
        };
        Option<TimeSpan?> timeLimit = new("--time-limit-per-run")
        {
            Description = "Time that each run may take, in one piece or in several; then its best network so far counts: 90s, 5m, 1h.",
            HelpName = "TIME",
            CustomParser = Duration.Parse,
        };

        VerbCommand command = new("study", "Train variants with several seeds, record every run, and compare them on a page with a chart.", Examples)
        {
            variants, seeds, data, output, jobs, epochs, resplit, models, timeLimit, noLuts,
        };
        command.SetAction(parsed =>
        {
            string[] sources = parsed.GetValue(variants)!;
            Study.Run(
                new StudyOptions(
                    Variants.Read(sources, parsed.GetValue(epochs)),
                    sources,
                    parsed.GetValue(seeds) ?? [1, 2, 3],
                    parsed.GetValue(data),
                    parsed.GetValue(output)!,
                    parsed.GetValue(jobs) ?? Math.Min(Environment.ProcessorCount, Count.MostThreads),
                    parsed.GetValue(epochs),
                    parsed.GetValue(resplit),
                    parsed.GetValue(models),
                    parsed.GetValue(timeLimit),
                    !parsed.GetValue(noLuts)),
                parsed.InvocationConfiguration.Output);
            return CommandRunner.Success;
        });
        return command;
    }
}
