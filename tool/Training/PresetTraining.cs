using System.Globalization;
using System.Runtime.InteropServices;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Export;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Training;

/// <summary>One training from the command line: read, train, measure, write.</summary>
internal static class PresetTraining
{
    public static int Run(PresetTrainingOptions options)
    {
        foreach (string file in new[] { options.OutputFile, options.CheckpointFile, options.PlotFile }.OfType<string>())
        {
            OutputFile.RequireWritable(file);
        }

        Dataset train = options.Preset.LoadTrain(options.DataFolder);
        LogicNetworkSettings settings = SettingsFor(options, train);
        Dataset test = options.Preset.LoadTest(options.DataFolder);
        if (test.FeatureCount != train.FeatureCount || test.ClassCount != train.ClassCount)
        {
            throw new InputException(
                $"{options.DataFolder}: test samples have {test.FeatureCount} features and {test.ClassCount} classes; expected "
                + $"{train.FeatureCount} and {train.ClassCount} as the training samples have");
        }

        Console.WriteLine(
            $"training {options.Preset.Name}: {train.Count - settings.ValidationSamples:N0} samples, {settings.ValidationSamples:N0} more to "
            + $"validate; {settings.Nodes:N0} gates in {settings.Layers.Count} layers; seed {settings.Seed}; {settings.Threads} thread(s)");

        if (!options.Resume && File.Exists(options.CheckpointFile))
        {
            Console.WriteLine($"{options.CheckpointFile} holds a training that was stopped; this one begins anew and replaces it (--resume goes on with it)");
        }

        TrainingResult result = Train(options, settings, train);
        double testAccuracy = HardAccuracy.Measure(result.Network, test);
        NetworkMetadata metadata = TrainingMetadata.Describe(result, train.Name, testAccuracy, test.Count, CommandOf(options, settings.Seed));
        LutnetWriter.WriteFile(result.Network.With(options.Preset.Name, metadata), options.OutputFile);

        Console.WriteLine(EndText(options, result));
        Console.WriteLine(
            $"best epoch {result.Best.Epoch}: validation {result.Best.HardAccuracy:P2} after rounding (soft {result.Best.SoftAccuracy:P2}, gap {result.Best.Gap:P2}), "
            + $"test {testAccuracy:P2} of {test.Count:N0}, {result.Elapsed.TotalSeconds:F0} s");
        Console.WriteLine($"tables {result.Use.Tables:N0}: {result.Use.Dead:N0} dead, {result.Use.Constant:N0} constant, {result.Use.Wires:N0} wires");
        Console.WriteLine($"wrote {options.OutputFile} ({new FileInfo(options.OutputFile).Length:N0} bytes)");
        return CommandRunner.Success;
    }

    private static LogicNetworkSettings SettingsFor(PresetTrainingOptions options, Dataset train)
    {
        LogicNetworkSettings settings = options.Preset.SettingsFor(train);
        return settings with
        {
            Seed = options.Seed ?? (options.Preset is SettingsPreset ? settings.Seed : SettingsFile.DefaultSeed),
            Epochs = options.Epochs ?? settings.Epochs,
            Patience = options.Patience ?? settings.Patience,
            Threads = options.Threads,
            TimeLimit = options.TimeLimit,
        };
    }

    /// <summary>Says why the training ended, and removes the checkpoint of one that has nothing left to do.</summary>
    private static string EndText(PresetTrainingOptions options, TrainingResult result)
    {
        if (result.End is TrainingEnd.Completed or TrainingEnd.EarlyStopping)
        {
            CheckpointOf(options).Delete();
            return result.End == TrainingEnd.Completed
                ? $"all {result.Settings.Epochs} epochs done"
                : $"early stopping after epoch {result.Epochs.Count}: nothing gained for {result.Settings.Patience} epochs";
        }

        return $"stopped ({(result.End == TrainingEnd.TimeLimit ? "time limit" : "cancelled")}); the best network so far is kept; "
            + (result.NotSaved is { } problem
                ? $"the training could not be saved in {options.CheckpointFile}: {problem.Message}"
                : $"the same command with --resume goes on from {options.CheckpointFile}");
    }

    private static TrainingResult Train(PresetTrainingOptions options, LogicNetworkSettings settings, Dataset train)
    {
        using CancellationTokenSource stop = new();
        void Stop(PosixSignalContext signal)
        {
            // Only the first asks for the best network so far; someone who asks again wants the process to end.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using EpochLog? log = options.LogFile is null ? null : new EpochLog(options.LogFile);
        EpochPlot? plot = options.PlotFile is null ? null : new EpochPlot(options.PlotFile, options.Preset.Name);
        try
        {
            return ProgressDisplay.Show(settings.Patience, display => LogicNetworkTrainer.Train(
                settings, train, new ProgressRelay(display, log, plot), stop.Token, CheckpointOf(options)));
        }
        catch (ArgumentException exception)
        {
            // The settings are right for the data that they were made for; these data are others.
            throw new InputException($"the data {train.Name} do not fit the settings: {exception.Message}");
        }
    }

    private static CheckpointOptions CheckpointOf(PresetTrainingOptions options)
    {
        CheckpointOptions usual = new(options.CheckpointFile) { Resume = options.Resume };
        return usual with { Every = options.CheckpointEvery ?? usual.Every };
    }

    /// <summary>Without the data folder, the output's place and anything else of this machine that does not change the result.</summary>
    private static string CommandOf(PresetTrainingOptions options, ulong seed) =>
        $"dotnet run -c Release --project tool -- train {options.Source}"
        + (options.DataFolder is not null ? " --data DIR" : "")
        + (options.Preset is DescribedPreset ? "" : $" --out models/{options.Preset.Name}.lutnet")
        + $" --seed {seed}"
        + (options.Epochs is { } epochs ? $" --epochs {epochs}" : "")
        + (options.Patience is { } patience ? $" --patience {patience}" : "")
        + (options.TimeLimit is { } limit ? string.Create(CultureInfo.InvariantCulture, $" --time-limit {limit.TotalSeconds}s") : "");

    /// <summary>Sends each report to the display, and the epochs to log and plot.</summary>
    private sealed class ProgressRelay(IProgress<TrainingProgress> display, EpochLog? log, EpochPlot? plot) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress progress)
        {
            display.Report(progress);
            log?.Write(progress.Epochs);
            plot?.Draw(progress.Epochs);
        }
    }
}
