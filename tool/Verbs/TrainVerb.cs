using System.CommandLine;
using LutGen.Tool.Data;
using LutGen.Tool.Training;
using LutGen.Training.Presets;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen train</c>: trains a preset and writes the best network found.</summary>
internal static class TrainVerb
{
    private const string Examples = """
        # Generated digits, nothing to download. Ctrl-C ends the training and keeps the best network.
        lutgen train digits --out digits.lutnet
        # The epoch that is best after rounding to truth tables is kept, judged by samples held back from training.
        lutgen train mnist --data path/to/mnist --out mnist.lutnet --time-limit 2m --plot mnist.svg
        # Your own settings: print a preset's, change them, train. The file says what is wrong with it, by line and column.
        lutgen presets digits --json > my.json
        lutgen train my.json --out my.lutnet --patience 10 --log my.csv
        # Hours of training survive a power cut: they are saved every half minute, and go on as if nothing had happened.
        lutgen train mnist --data path/to/mnist --out mnist.lutnet --resume
        # The network that a class describes by its attributes, into the file that its LutModel attribute names.
        lutgen train --model bin/Release/net10.0/App.dll::App.Digits --data digits
        """;

    public static Command Create()
    {
        Argument<string?> preset = new("preset|file.json")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"What to train: {Names}, which the presets verb describes; or a settings file, whose name ends in .json.",
        };
        Option<string?> model = new("--model")
        {
            Description = "Instead of a preset: a class with LutInput, LutLayer and LutOutput attributes, as ASSEMBLY.dll::Namespace.Type.",
            HelpName = "DLL::TYPE",
        };
        Option<string?> data = new("--data")
        {
            Description = $"Folder of the data set, or its parent; for settings files and --model also a table as CSV or ARFF, FOLDER/NAME for NAME.train.csv and NAME.test.csv in it, or '{EvaluationData.Digits}' for generated ones. "
                + $"Without it the environment variable {DataFolder.Variable} is used.",
            HelpName = "DIR",
        };
        Option<string?> output = new("--out", "-o")
        {
            Description = "File to write; replaced only once the training has succeeded. Default: PRESET.lutnet, or the name that the class gives, here.",
            HelpName = "FILE",
        };
        Option<ulong?> seed = new("--seed")
        {
            Description = "Seed of everything random. The same seed gives the same file, on any number of threads. Default: the settings file's, otherwise 1.",
            HelpName = "N",
            CustomParser = Count.ParseSeed,
        };
        Option<int?> epochs = new("--epochs")
        {
            Description = "Passes over the training samples. Default: the preset's.",
            HelpName = "N",
            CustomParser = Count.Parse,
        };
        Option<int?> patience = new("--patience")
        {
            Description = "Early stopping: end after this many epochs without a better validation accuracy after rounding. Default: the preset's, usually none.",
            HelpName = "N",
            CustomParser = Count.Parse,
        };
        Option<int?> threads = new("--threads")
        {
            Description = "Threads that share the work; they do not change the result. Default: one per processor.",
            HelpName = "N",
            CustomParser = Count.ParseThreads,
        };
        Option<TimeSpan?> timeLimit = new("--time-limit")
        {
            Description = "Stop after this time of this command and keep the best network so far, from where --resume goes on: 90s, 5m, 1h.",
            HelpName = "TIME",
            CustomParser = Duration.Parse,
        };
        Option<bool> resume = new("--resume")
        {
            Description = "Go on with the training that was saved; it ends in the same file as if it had not been stopped. Takes the same settings, seed and data.",
        };
        Option<string?> checkpoint = new("--checkpoint")
        {
            Description = "Where the training is saved as it goes, until it is finished. Default: the file to write, with .checkpoint behind.",
            HelpName = "FILE",
        };
        Option<TimeSpan?> checkpointEvery = new("--checkpoint-every")
        {
            Description = "Least time between two saves, each at the end of an epoch. Default: 30s.",
            HelpName = "TIME",
            CustomParser = Duration.Parse,
        };
        Option<bool> keepCheckpoint = new("--keep-checkpoint")
        {
            Description = "Also keep the saved training when it is finished; the eval verb's --check compares its neurons with the tables.",
        };
        Option<string?> log = new("--log") { Description = "Also write one line per epoch to this CSV file.", HelpName = "FILE.csv" };
        Option<string?> plot = new("--plot") { Description = "Also draw accuracy and loss by epoch into this SVG file, anew after every epoch.", HelpName = "FILE.svg" };

        VerbCommand command = new("train", "Train a network of lookup tables and write it as a .lutnet file.", Examples)
        {
            preset, model, data, output, seed, epochs, patience, threads, timeLimit, resume, checkpoint, checkpointEvery, keepCheckpoint, log, plot,
        };
        command.SetAction(parsed =>
        {
            TrainingPreset chosen = Choose(parsed.GetValue(preset), parsed.GetValue(model));
            string file = parsed.GetValue(output) ?? (chosen is DescribedPreset described ? described.File : $"{chosen.Name}.lutnet");
            return PresetTraining.Run(new PresetTrainingOptions(
                chosen,
                SourceOf(chosen, parsed.GetValue(preset)),
                DataFolder.Of(chosen, parsed.GetValue(data)),
                file,
                parsed.GetValue(seed),
                parsed.GetValue(epochs),
                parsed.GetValue(patience),
                parsed.GetValue(threads) ?? Math.Min(Environment.ProcessorCount, Count.MostThreads),
                parsed.GetValue(timeLimit),
                parsed.GetValue(checkpoint) ?? $"{file}.checkpoint",
                parsed.GetValue(checkpointEvery),
                parsed.GetValue(resume),
                parsed.GetValue(keepCheckpoint),
                parsed.GetValue(log),
                parsed.GetValue(plot)));
        });
        return command;
    }

    private static string Names => string.Join(", ", PresetCatalog.All.Select(each => each.Name));

    private static TrainingPreset Choose(string? preset, string? model) => (preset, model) switch
    {
        (not null, null) when SettingsPreset.IsFileName(preset) => SettingsPreset.Read(preset),
        (not null, null) => PresetCatalog.Find(preset)
            ?? throw new UsageException($"'{preset}' is no preset; expected one of {Names}, or a settings file whose name ends in .json."),
        (null, not null) => DescribedModelReader.Read(model),
        (null, null) => throw new UsageException("What to train is missing: a preset, a settings file, or --model DLL::TYPE."),
        _ => throw new UsageException($"Both preset {preset} and --model {model} are given; expected one of them."),
    };

    private static string SourceOf(TrainingPreset chosen, string? given) => chosen switch
    {
        DescribedPreset => $"--model ASSEMBLY::{chosen.Name}",
        SettingsPreset => Path.GetFileName(given!),
        _ => chosen.Name,
    };
}
