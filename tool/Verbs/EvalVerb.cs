using System.CommandLine;
using System.Diagnostics;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Tool.Data;
using LutGen.Tool.Reports;
using LutGen.Training.Data;
using LutGen.Training.Neurons;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen eval</c>: accuracy of a model on labelled test samples.</summary>
internal static class EvalVerb
{
    private const string Examples = """
        # Generated test digits, nothing to download.
        lutgen eval models/digits.lutnet
        # MNIST's test images, from the folder with its IDX files (plain or .gz).
        lutgen eval models/mnist.lutnet --data ~/data/mnist
        # Do the tables of a network of quantised neurons say what the neurons do? Every neuron's code for every test sample.
        lutgen train mnist-hdr-polylut-sparselut --data path/to/mnist --out hdr.lutnet --keep-checkpoint
        lutgen eval hdr.lutnet --data path/to/mnist --check hdr.lutnet.checkpoint
        # Any CSV with a header and the class, a number or a name, in the last column; figures for a script.
        lutgen eval iris.lutnet --data iris.csv --json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The model, a .lutnet file." };
        var data = new Option<string?>("--data", "-d")
        {
            Description = $"A data set's folder (its test samples are measured), a table as CSV or ARFF (all its rows are), or 'digits'. Default: digits for a model of them, else the environment variable {DataFolder.Variable}.",
            HelpName = "DIR|FILE|digits",
        };
        var check = new Option<string?>("--check")
        {
            Description = "Also compare every neuron's code with that of the quantised neuron, as the checkpoint of its training has it (train --keep-checkpoint). Any difference is an error.",
            HelpName = "CHECKPOINT",
        };
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON." };
        var verb = new VerbCommand("eval", "Measure a model's accuracy on test data.", Examples) { file, data, check, json };
        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            EvalReport report = Evaluate(path, parsed.GetValue(data), parsed.GetValue(check));
            JsonText.Print(parsed.InvocationConfiguration.Output, report, parsed.GetValue(json));
        });
        return verb;
    }

    private static EvalReport Evaluate(string path, string? data, string? checkpoint)
    {
        var model = LutModelFile.FromNetwork(ModelFile.Read(path));
        if (model.Network.Head is BitsHead { HasClass: false })
        {
            throw new InputException($"{path}: the model's outputs have more than 31 bits together and make no class, expected a classifier");
        }

        Dataset samples = EvaluationData.Load(data, model.Network);
        var clock = Stopwatch.StartNew();
        int correct = ModelAccuracy.CountCorrect(model, samples);
        return new EvalReport(
            model.Info.Name,
            path,
            samples.Name,
            samples.Count,
            correct,
            (double)correct / samples.Count,
            model.Info.FeatureCount,
            model.Info.ScoreCount,
            model.Info.Bounds.Gates,
            model.Info.Bounds.LogicalLuts,
            Math.Round(clock.Elapsed.TotalSeconds, 3),
            checkpoint is null ? null : Check(path, model.Network, data, checkpoint, samples));
    }

    private static TableCheck Check(string path, LutNetwork network, string? data, string checkpoint, Dataset samples)
    {
        TableCheck check = TableCheck.Run(checkpoint, network, EvaluationData.LoadTrain(data, network), samples);
        return check.Mismatches == 0
            ? check
            : throw new InputException($"{path}: {check.Mismatches:N0} codes differ from those of the quantised neurons in {checkpoint}; the first: {check.First}");
    }
}
