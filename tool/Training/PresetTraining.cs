using System.Globalization;
using System.Runtime.InteropServices;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Export;

namespace LutGen.Tool.Training;

/// <summary>One training from the command line: read, train, measure, write.</summary>
internal static class PresetTraining
{
    public static int Run(PresetTrainingOptions options)
    {
        OutputFile.RequireWritable(options.OutputFile);
        if (options.PlotFile is not null)
        {
            OutputFile.RequireWritable(options.PlotFile);
        }

        Dataset train = options.Preset.LoadTrain(options.DataFolder);
        LogicNetworkSettings settings = options.Preset.SettingsFor(train) with
        {
            Seed = options.Seed,
            Threads = options.Threads,
            TimeLimit = options.TimeLimit,
        };
        settings = settings with { Epochs = options.Epochs ?? settings.Epochs };
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

        TrainingResult result = Train(options, settings, train);
        double testAccuracy = HardAccuracy.Measure(result.Network, test);
        NetworkMetadata metadata = TrainingMetadata.Describe(result, train.Name, testAccuracy, test.Count, CommandOf(options));
        LutnetWriter.WriteFile(LutnetExport.ToNetwork(result.Network, options.Preset.Name, metadata, options.Preset.Encoding), options.OutputFile);

        if (result.End != TrainingEnd.Completed)
        {
            Console.WriteLine($"stopped early ({(result.End == TrainingEnd.TimeLimit ? "time limit" : "cancelled")}); the best network so far is kept");
        }

        Console.WriteLine(
            $"best epoch {result.Best.Epoch}: validation {result.Best.HardAccuracy:P2} after rounding (soft {result.Best.SoftAccuracy:P2}), "
            + $"test {testAccuracy:P2} of {test.Count:N0}, {result.Elapsed.TotalSeconds:F0} s");
        Console.WriteLine($"wrote {options.OutputFile} ({new FileInfo(options.OutputFile).Length:N0} bytes)");
        return CommandRunner.Success;
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
            return ProgressDisplay.Show(display => LogicNetworkTrainer.Train(
                settings, train, new ProgressRelay(display, log, plot), stop.Token));
        }
        catch (ArgumentException exception)
        {
            // The settings are right for the data that they were made for; these data are others.
            throw new InputException($"the data {train.Name} do not fit the settings: {exception.Message}");
        }
    }

    /// <summary>Without the data folder, the output's place and anything else of this machine that does not change the result.</summary>
    private static string CommandOf(PresetTrainingOptions options) =>
        $"dotnet run -c Release --project tool -- train {(options.Preset is DescribedPreset ? $"--model ASSEMBLY::{options.Preset.Name}" : options.Preset.Name)}"
        + (options.Preset.NeedsDataFolder ? " --data DIR" : "")
        + (options.Preset is DescribedPreset ? "" : $" --out models/{options.Preset.Name}.lutnet")
        + $" --seed {options.Seed}"
        + (options.Epochs is { } epochs ? $" --epochs {epochs}" : "")
        + (options.TimeLimit is { } limit ? string.Create(CultureInfo.InvariantCulture, $" --time-limit {limit.TotalSeconds}s") : "");

    /// <summary>Sends each report to the display and each finished epoch to log and plot.</summary>
    private sealed class ProgressRelay(IProgress<TrainingProgress> display, EpochLog? log, EpochPlot? plot) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress progress)
        {
            display.Report(progress);
            if (progress.Finished is { } epoch)
            {
                log?.Write(epoch);
                plot?.Add(epoch);
            }
        }
    }
}
