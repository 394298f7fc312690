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
        # The network that a class describes by its attributes, into the file that its LutModel attribute names.
        lutgen train --model bin/Release/net10.0/App.dll::App.Digits --data digits
        """;

    public static Command Create()
    {
        Argument<string?> preset = new("preset")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"What to train: {string.Join(", ", PresetCatalog.All.Select(each => each.Name))}. The presets verb describes them.",
        };
        preset.AcceptOnlyFromAmong([.. PresetCatalog.All.Select(each => each.Name)]);
        Option<string?> model = new("--model")
        {
            Description = "Instead of a preset: a class with LutInput, LutLayer and LutOutput attributes, as ASSEMBLY.dll::Namespace.Type.",
            HelpName = "DLL::TYPE",
        };
        Option<string?> data = new("--data")
        {
            Description = $"Folder of the data set, or its parent; for --model also a table as CSV or ARFF, FOLDER/NAME for NAME.train.csv and NAME.test.csv in it, or '{EvaluationData.Digits}' for generated ones. "
                + $"Without it the environment variable {DataFolder.Variable} is used.",
            HelpName = "DIR",
        };
        Option<string?> output = new("--out", "-o")
        {
            Description = "File to write; replaced only once the training has succeeded. Default: PRESET.lutnet, or the name that the class gives, here.",
            HelpName = "FILE",
        };
        Option<ulong> seed = new("--seed")
        {
            Description = "Seed of everything random. The same seed gives the same file, on any number of threads.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
            CustomParser = Count.ParseSeed,
        };
        Option<int?> epochs = new("--epochs")
        {
            Description = "Passes over the training samples. Default: the preset's.",
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
            Description = "Stop after this time and keep the best network so far: 90s, 5m, 1h.",
            HelpName = "TIME",
            CustomParser = Duration.Parse,
        };
        Option<string?> log = new("--log") { Description = "Also write one line per epoch to this CSV file.", HelpName = "FILE.csv" };
        Option<string?> plot = new("--plot") { Description = "Also draw accuracy and loss by epoch into this SVG file, anew after every epoch.", HelpName = "FILE.svg" };

        VerbCommand command = new("train", "Train a network of lookup tables and write it as a .lutnet file.", Examples)
        {
            preset, model, data, output, seed, epochs, threads, timeLimit, log, plot,
        };
        command.SetAction(parsed =>
        {
            TrainingPreset chosen = Choose(parsed.GetValue(preset), parsed.GetValue(model));
            return PresetTraining.Run(new PresetTrainingOptions(
                chosen,
                DataFolderOf(chosen, parsed.GetValue(data)),
                parsed.GetValue(output) ?? (chosen is DescribedPreset described ? described.File : $"{chosen.Name}.lutnet"),
                parsed.GetValue(seed),
                parsed.GetValue(epochs),
                parsed.GetValue(threads) ?? Math.Min(Environment.ProcessorCount, Count.MostThreads),
                parsed.GetValue(timeLimit),
                parsed.GetValue(log),
                parsed.GetValue(plot)));
        });
        return command;
    }

    private static TrainingPreset Choose(string? preset, string? model) => (preset, model) switch
    {
        (not null, null) => PresetCatalog.Find(preset)!,
        (null, not null) => DescribedModelReader.Read(model),
        (null, null) => throw new UsageException("What to train is missing: a preset, or --model DLL::TYPE."),
        _ => throw new UsageException($"Both preset {preset} and --model {model} are given; expected one of them."),
    };

    private static string? DataFolderOf(TrainingPreset preset, string? given)
    {
        if (!preset.NeedsDataFolder)
        {
            return null;
        }

        return given ?? DataFolder.FromEnvironment()
            ?? throw new UsageException($"{preset.Name} needs data: --data DIR, or the environment variable {DataFolder.Variable}.");
    }
}
