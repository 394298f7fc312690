using System.CommandLine;
using LutGen.Formats;
using LutGen.Tool.Data;
using LutGen.Tool.Lutna;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;
using LutGen.Training.Convolutional;
using LutGen.Training.Data;
using LutGen.Training.Export;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen lutna mixed</c>: chooses the precision of each layer of a trained convolutional network.</summary>
internal static class LutnaMixedVerb
{
    private const string Examples = """
        # Train and prune a convolutional network, and keep the training's checkpoint.
        lutgen train mnist-lenet-lutna --data path/to/mnist --out lenet.lutnet --keep-checkpoint
        # Fewer bits and dropped chunks, layer by layer, for at most one point of validation accuracy; the whole curve as a picture.
        lutgen lutna mixed lenet.lutnet.checkpoint --data path/to/mnist --out lenet-mixed.lutnet --svg curve.svg
        # What that saves in silicon.
        lutgen lutna cost lenet-mixed.lutnet
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> file = CheckpointData.CheckpointArgument("a convolutional network");
        Option<string?> data = CheckpointData.FolderOption();
        Option<string> output = new("--out", "-o") { Required = true, Description = "The network to write; written whole or not at all.", HelpName = "FILE.lutnet" };
        Option<double?> budget = new("--budget")
        {
            Description = "Points of validation accuracy that may be lost against exact LUT-NA. Default: 1.",
            HelpName = "POINTS",
            CustomParser = LossBudget.ParsePositive,
        };
        Option<PrecisionGoal> goal = new("--goal") { Description = "What is saved: area or energy of the multipliers. Default: area.", HelpName = "area|energy" };
        Option<int?> samples = new("--samples") { Description = $"Validation samples that each change is measured on. Default: {new MixedPrecisionOptions().Samples}.", HelpName = "N", CustomParser = Count.Parse };
        Option<string?> technology = new("--technology")
        {
            Description = "Area and energy of cells, a JSON file as lutgen lutna technology prints it.",
            HelpName = "FILE.json",
        };
        Option<int?> threads = new("--threads") { Description = "Threads; they do not change the result. Default: one per processor.", HelpName = "N", CustomParser = Count.ParseThreads };
        Option<string?> svg = new("--svg") { Description = "Draw accuracy over area and energy into a file.", HelpName = "FILE.svg" };
        Option<bool> json = new("--json") { Description = "Print everything as JSON." };
        VerbCommand verb = new("mixed", "Choose how many bits each layer of a trained convolutional network needs, and which may be approximate.", Examples)
        {
            file, data, output, budget, goal, samples, technology, threads, svg, json,
        };
        verb.SetAction(parsed =>
        {
            (string checkpoint, string target, string? picture) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output), parsed.GetValue(svg));
            foreach (string path in new[] { target, picture }.OfType<string>())
            {
                OutputFile.RequireWritable(path);
            }

            CheckpointData from = CheckpointData.Of(checkpoint, parsed.GetValue(data));
            MixedPrecisionOptions usual = new();
            MixedPrecisionOptions options = usual with
            {
                Budget = parsed.GetValue(budget) / 100 ?? usual.Budget,
                Goal = parsed.GetValue(goal),
                Samples = parsed.GetValue(samples) ?? usual.Samples,
                Technology = parsed.GetValue(technology) is { } cells ? TechnologyFile.Read(cells) : usual.Technology,
            };
            TextWriter lines = parsed.InvocationConfiguration.Output;
            bool isJson = parsed.GetValue(json);
            Dataset train = from.Found.LoadTrain();
            MixedPrecisionResult result = MixedPrecisionSearch.Run(
                checkpoint, train, from.Found.LoadMeasured(train.ClassCount), options, parsed.GetValue(threads) ?? Environment.ProcessorCount, isJson ? null : new Steps(lines));
            string name = NetworkName.FirstOf(Path.GetFileNameWithoutExtension(target));
            string command = FormattableString.Invariant($"lutgen lutna mixed {Path.GetFileName(checkpoint)} --data DIR --out {Path.GetFileName(target)} --budget {100 * options.Budget:0.##} --goal {options.Goal.ToString().ToLowerInvariant()} --samples {options.Samples}");
            LutnetWriter.WriteFile(result.Network.With(name, MixedPrecisionMetadata.Describe(result, train.Name, options.Budget, command)), target);
            MixedPrecisionReport report = new(
                checkpoint, target, from.Name, options.Budget, options.Goal.ToString().ToLowerInvariant(), options.Technology.AreaUnit, result.Validation, result.Test, result.Chosen, result.Sensitivities, result.Curve);
            if (picture is not null)
            {
                WholeFile.Write(picture, MixedPrecisionChart.Draw(report));
            }

            JsonText.Print(lines, report, isJson);
        });
        return verb;
    }

    private sealed class Steps(TextWriter lines) : IProgress<MixedPrecisionStep>
    {
        public void Report(MixedPrecisionStep step) => lines.WriteLine(MixedPrecisionReport.LineOf(step));
    }
}
