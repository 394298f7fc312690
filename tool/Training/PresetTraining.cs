using LutGen.Training;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
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

        TrainingData data = new(options.DataFolder, options.Preset.LoadTrain(options.DataFolder), options.Preset.LoadTest(options.DataFolder));
        TrainingSettings settings = SettingsFor(options, data.Train);
        Console.WriteLine(
            $"training {options.Preset.Name}: {data.Train.Count - settings.ValidationSamples:N0} samples, {settings.ValidationSamples:N0} more to "
            + $"validate; {settings.Nodes:N0} nodes in {settings.LayerNames.Count} layers; seed {settings.Seed}; {settings.Threads} thread(s)");

        if (!options.Resume && File.Exists(options.CheckpointFile))
        {
            Console.WriteLine($"{options.CheckpointFile} holds a training that was stopped; this one begins anew and replaces it (--resume goes on with it)");
        }

        TrainingResult result = Train(options, settings, data.Train);
        MeasuredTraining measured = MeasuredTraining.Of(result, data);
        measured.Write(options.OutputFile, options.Preset.Name, CommandText.OfTrain(
            options.Preset, options.Source, options.DataFolder is not null, settings.Seed, options.Epochs, options.Patience, options.TimeLimit));

        Console.WriteLine(EndText(options, result));
        Console.WriteLine(
            $"best epoch {result.Best.Epoch}: validation {result.Best.HardAccuracy:P2} after rounding (soft {result.Best.SoftAccuracy:P2}, gap {result.Best.Gap:P2}), "
            + $"test {measured.TestAccuracy:P2} of {data.Test.Count:N0}, {result.Elapsed.TotalSeconds:F0} s");
        Console.WriteLine($"tables {result.Use.Tables:N0}: {result.Use.Dead:N0} dead, {result.Use.Constant:N0} constant, {result.Use.Wires:N0} wires");
        Console.WriteLine($"wrote {options.OutputFile} ({new FileInfo(options.OutputFile).Length:N0} bytes)");
        return CommandRunner.Success;
    }

    private static TrainingSettings SettingsFor(PresetTrainingOptions options, Dataset train)
    {
        TrainingSettings settings = options.Preset.SettingsFor(train);
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
            CheckpointOf(options).DeleteUnlessKept();
            return result.End == TrainingEnd.Completed
                ? $"all {result.Settings.PlannedEpochs} epochs done"
                : $"early stopping after epoch {result.Epochs.Count}: nothing gained for {result.Settings.Patience} epochs";
        }

        return $"stopped ({(result.End == TrainingEnd.TimeLimit ? "time limit" : "cancelled")}); the best network so far is kept; "
            + (result.NotSaved is { } problem
                ? $"the training could not be saved in {options.CheckpointFile}: {problem.Message}"
                : $"the same command with --resume goes on from {options.CheckpointFile}");
    }

    private static TrainingResult Train(PresetTrainingOptions options, TrainingSettings settings, Dataset train)
    {
        using StopSignals stop = new();
        using EpochLog? log = options.LogFile is null ? null : new EpochLog(options.LogFile);
        EpochPlot? plot = options.PlotFile is null ? null : new EpochPlot(options.PlotFile, options.Preset.Name);
        try
        {
            return ProgressDisplay.Show(settings.Patience, display => MeasuredTraining.Train(
                settings, train, new ProgressRelay(display, log, plot), stop.Token, CheckpointOf(options)));
        }
        catch (TrainingStoppedException early)
        {
            throw new OperationCanceledException($"{early.Message}; the same command with --resume goes on from {options.CheckpointFile}", early);
        }
    }

    private static CheckpointOptions CheckpointOf(PresetTrainingOptions options)
    {
        CheckpointOptions usual = new(options.CheckpointFile) { Resume = options.Resume, Keep = options.KeepCheckpoint };
        return usual with { Every = options.CheckpointEvery ?? usual.Every };
    }

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
