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
        lutgen train mnist --data path/to/mnist --out mnist.lutnet --time-limit 2m
        """;

    public static Command Create()
    {
        Argument<string> preset = new("preset")
        {
            Description = $"What to train: {string.Join(", ", PresetCatalog.All.Select(each => each.Name))}. The presets verb describes them.",
        };
        preset.AcceptOnlyFromAmong([.. PresetCatalog.All.Select(each => each.Name)]);
        Option<string?> data = new("--data")
        {
            Description = $"Folder of the data set, or its parent. Without it the environment variable {DataFolder.Variable} is used.",
            HelpName = "DIR",
        };
        Option<string?> output = new("--out", "-o")
        {
            Description = "File to write; replaced only once the training has succeeded. Default: PRESET.lutnet here.",
            HelpName = "FILE",
        };
        Option<ulong> seed = new("--seed")
        {
            Description = "Seed of everything random. The same seed gives the same file, on any number of threads.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
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
            CustomParser = Count.Parse,
        };
        Option<TimeSpan?> timeLimit = new("--time-limit")
        {
            Description = "Stop after this time and keep the best network so far: 90s, 5m, 1h.",
            HelpName = "TIME",
            CustomParser = Duration.Parse,
        };
        Option<string?> log = new("--log") { Description = "Also write one line per epoch to this CSV file.", HelpName = "FILE.csv" };

        VerbCommand command = new("train", "Train a network of lookup tables and write it as a .lutnet file.", Examples)
        {
            preset, data, output, seed, epochs, threads, timeLimit, log,
        };
        command.SetAction(parsed =>
        {
            TrainingPreset chosen = PresetCatalog.Find(parsed.GetRequiredValue(preset))!;
            return PresetTraining.Run(new PresetTrainingOptions(
                chosen,
                DataFolderOf(chosen, parsed.GetValue(data)),
                parsed.GetValue(output) ?? $"{chosen.Name}.lutnet",
                parsed.GetValue(seed),
                parsed.GetValue(epochs),
                parsed.GetValue(threads) ?? Environment.ProcessorCount,
                parsed.GetValue(timeLimit),
                parsed.GetValue(log)));
        });
        return command;
    }

    private static string? DataFolderOf(TrainingPreset preset, string? given)
    {
        if (!preset.NeedsDataFolder)
        {
            return null;
        }

        return given ?? DataFolder.FromEnvironment()
            ?? throw new UsageException($"Preset {preset.Name} needs a data folder: --data DIR, or the environment variable {DataFolder.Variable}.");
    }
}
