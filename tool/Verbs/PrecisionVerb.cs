using System.CommandLine;
using LutGen.Formats;
using LutGen.Tool.Data;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;
using LutGen.Training.Data;
using LutGen.Training.Neurons;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen precision</c>: chooses the width of each layer's codes by how much the loss rises where bits are taken away.</summary>
internal static class PrecisionVerb
{
    private const string Examples = """
        # Train with as many bits as may be useful, and keep the training's checkpoint.
        lutgen train mnist-hdr-polylut-sparselut --data path/to/mnist --out hdr.lutnet --keep-checkpoint
        # The widths with which the neurons take at most 20,000 lookup tables, as a settings file; then train it.
        lutgen precision hdr.lutnet.checkpoint --data path/to/mnist --luts 20000 --out mixed.json
        lutgen train mixed.json --data path/to/mnist --out mixed.lutnet
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> file = CheckpointData.CheckpointArgument("quantised neurons");
        Option<string?> data = CheckpointData.FolderOption();
        Option<int> luts = new("--luts")
        {
            Required = true,
            Description = "6-input lookup tables that the neurons may take, by LogicNets' formula (an upper bound: mapping finds fewer); without encoder and head.",
            HelpName = "N",
            CustomParser = parsed => Count.Parse(parsed) ?? 0,
        };
        Option<string> output = new("--out", "-o") { Required = true, Description = "Settings file to write; written whole or not at all.", HelpName = "FILE.json" };
        Option<int?> threads = new("--threads") { Description = "Threads; they do not change the result. Default: one per processor.", HelpName = "N", CustomParser = Count.ParseThreads };
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
        VerbCommand verb = new("precision", "Choose how many bits each layer of quantised neurons needs.", Examples) { file, data, luts, output, threads, json };
        verb.SetAction(parsed =>
        {
            (string checkpoint, string target) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output));
            OutputFile.RequireWritable(target);
            CheckpointData samples = CheckpointData.Of(checkpoint, parsed.GetValue(data));
            (string name, Dataset train) = (samples.Name, samples.Found.LoadTrain());
            TextWriter lines = parsed.InvocationConfiguration.Output;
            bool isJson = parsed.GetValue(json);
            PrecisionResult result = PrecisionSearch.Run(
                checkpoint, train, parsed.GetValue(luts), parsed.GetValue(threads) ?? Environment.ProcessorCount, isJson ? null : new Steps(lines));
            WholeFile.Write(target, SettingsFile.ToText(new TrainingRecipe(result.Settings) { Data = DatasetCatalog.NameOf(name) }));
            PrecisionReport report = new(checkpoint, target, name, parsed.GetValue(luts), result.Sensitivities, result.Steps);
            JsonText.Print(lines, report, isJson);
        });
        return verb;
    }

    private sealed class Steps(TextWriter lines) : IProgress<PrecisionStep>
    {
        public void Report(PrecisionStep step) => lines.WriteLine(PrecisionReport.LineOf(step));
    }
}
