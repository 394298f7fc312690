using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Tool.Data;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;
using LutGen.Training.Compression;
using LutGen.Training.Export;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen compress</c>: makes a trained model smaller by what its training samples never look up.</summary>
internal static class CompressVerb
{
    private const string Examples = """
        # No training sample gives another score; others may: what that costs is measured on samples that were set aside.
        lutgen compress mnist.lutnet --data path/to/mnist --out small.lutnet
        # As small as it gets for a fifth of a point of validation accuracy.
        lutgen compress mnist.lutnet --data path/to/mnist --out smaller.lutnet --budget 0.2
        # Addresses that one sample or none looks up do not matter; only the entries of tables, and figures for a script.
        lutgen compress mnist.lutnet --data path/to/mnist --out rare.lutnet --rarity 1 --steps entries --json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The model, a .lutnet file." };
        Option<string?> data = new("--data", "-d")
        {
            Description = $"The data that it was trained with: a folder, a table as CSV or ARFF, or '{EvaluationData.Digits}'. Default: the environment variable {DataFolder.Variable}.",
            HelpName = "DIR|FILE|digits",
        };
        Option<string> output = new("--out", "-o") { Required = true, Description = "File to write; written whole or not at all.", HelpName = "FILE" };
        Option<int?> rarity = new("--rarity")
        {
            Description = "Addresses that at most so many training samples look up do not matter. Default: 0.",
            HelpName = "N",
            CustomParser = Count.Between(0, int.MaxValue),
        };
        Option<double?> budget = new("--budget")
        {
            Description = "Points of validation accuracy that may be lost, 0 to 100; training samples may get other scores then. Default: only what does not matter is changed, whatever that costs.",
            HelpName = "POINTS",
            CustomParser = LossBudget.ParseAny,
        };
        Option<IReadOnlyList<CompressionStep>?> steps = new("--steps")
        {
            Description = $"Which steps, in this order, with commas: {Names}. Default: all.",
            HelpName = "LIST",
            CustomParser = ParseSteps,
        };
        Option<int?> validation = new("--validation")
        {
            Description = "Training samples to set aside as validation samples. Default: as many as the training of the model did, otherwise a sixth, at most 5000.",
            HelpName = "N",
            CustomParser = Count.Parse,
        };
        Option<ulong?> seed = new("--seed")
        {
            Description = "Seed by which they are drawn. Default: that of the training, otherwise 1.",
            HelpName = "N",
            CustomParser = Count.ParseSeed,
        };
        Option<bool> json = new("--json") { Description = "Print everything as JSON." };
        VerbCommand verb = new("compress", "Make a trained model smaller by what its training samples never ask for, and say what it costs.", Examples)
        {
            file, data, output, rarity, budget, steps, validation, seed, json,
        };
        verb.SetAction(parsed =>
        {
            CompressionSettings settings = new()
            {
                Rarity = parsed.GetValue(rarity) ?? 0,
                Budget = parsed.GetValue(budget),
                Steps = parsed.GetValue(steps) ?? CompressionSettings.AllSteps,
            };
            (string path, string target) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output));
            OutputFile.RequireWritable(target);
            LutNetwork network = ModelFile.Read(path);
            if (network.Head is BitsHead { HasClass: false })
            {
                throw new InputException($"{path}: the model makes no class, expected a classifier");
            }

            CompressionData samples = CompressionData.Load(parsed.GetValue(data), path, network, parsed.GetValue(validation), parsed.GetValue(seed));
            string command = $"{CommandText.Tool} compress {CommandText.Place(path)} --data DIR --out {CommandText.Place(target)}" + CommandText.Option("--rarity", parsed.GetValue(rarity))
                + CommandText.Option("--budget", settings.Budget) + (settings.Steps == CompressionSettings.AllSteps ? "" : $" --steps {string.Join(',', settings.Steps.Select(NameOf))}")
                + CommandText.Option("--validation", parsed.GetValue(validation)) + CommandText.Option("--seed", parsed.GetValue(seed));
            bool isJson = parsed.GetValue(json);
            TextWriter lines = parsed.InvocationConfiguration.Output;
            CompressReport report = CompressionDisplay.Show(isJson ? TextWriter.Null : lines, progress => Compress(network, path, target, samples, settings, command, progress));
            JsonText.Print(lines, report, isJson);
        });
        return verb;
    }

    private static string Names => string.Join(',', CompressionSettings.AllSteps.Select(NameOf));

    private static string NameOf(CompressionStep step) => step.ToString().ToLowerInvariant();

    private static CompressReport Compress(
        LutNetwork network, string path, string target, CompressionData samples, CompressionSettings settings, string command, IProgress<CompressionProgress> progress)
    {
        Stopwatch clock = Stopwatch.StartNew();
        CompressionResult result = NetworkCompression.Run(network, samples.Training, samples.Validation, settings, progress);
        double seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        (double before, double after) = (TestAccuracy(network, samples), TestAccuracy(result.Network, samples));
        NetworkMetadata metadata = CompressionMetadata.Describe(result, settings, after, samples.Test.Count, command);
        LutnetWriter.WriteFile(result.Network.With(network.Name, metadata), target);
        return new CompressReport(
            network.Name, path, target, samples.Training.Name, samples.Training.Count, samples.Validation.Count, settings.Rarity, settings.Budget,
            result.CostBefore?.Total.Luts, result.CostAfter?.Total.Luts, CompressReport.PartsOf(result.CostBefore), CompressReport.PartsOf(result.CostAfter),
            samples.Test.Count, before, after, result.States, seconds);
    }

    private static double TestAccuracy(LutNetwork network, CompressionData samples) =>
        (double)ModelAccuracy.CountCorrect(LutModelFile.FromNetwork(network), samples.Test) / samples.Test.Count;

    private static IReadOnlyList<CompressionStep>? ParseSteps(ArgumentResult result)
    {
        List<CompressionStep> steps = [];
        foreach (string name in result.Tokens.Count == 1 ? result.Tokens[0].Value.Split(',') : [""])
        {
            int step = CompressionSettings.AllSteps.Select(NameOf).ToList().IndexOf(name);
            if (step < 0)
            {
                result.AddError($"'{name}' is no step; expected some of {Names}.");
                return null;
            }

            steps.Add(CompressionSettings.AllSteps[step]);
        }

        return steps;
    }
}
