using System.Text.Json.Nodes;
using LutGen.Cost;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Tool.Training;
using LutGen.Training;
using LutGen.Training.Checkpoints;
using LutGen.Training.Discretisation;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Studies;

/// <summary>What is kept of a run; the names are the keys of its file. Accuracies are shares, 0..1.</summary>
/// <param name="Variant">What was trained.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Data">Name of the data set, with the way it was split where that is not the official one.</param>
/// <param name="TrainSamples">Samples trained on.</param>
/// <param name="ValidationSamples">Samples set aside to choose the epoch.</param>
/// <param name="TestSamples">Samples measured once.</param>
/// <param name="End">Why it ended.</param>
/// <param name="Epochs">Epochs done; the last is cut short if the time was up.</param>
/// <param name="BestEpoch">The epoch whose network was kept.</param>
/// <param name="Best">Validation accuracy in that epoch.</param>
/// <param name="Last">Validation accuracy in the last epoch.</param>
/// <param name="TestAccuracy">Accuracy of the kept network on the test samples.</param>
/// <param name="Nodes">Nodes that learnt.</param>
/// <param name="Parameters">Numbers that the optimiser moved.</param>
/// <param name="Tables">What the kept network's tables are good for.</param>
/// <param name="Seconds">Time of the training, validation included.</param>
/// <param name="SecondsPerEpoch">The same for one epoch.</param>
/// <param name="Network">SHA-256 of the kept network without its name and metadata.</param>
/// <param name="Machine">What it ran on.</param>
/// <param name="TimeLimitSeconds">Time that it was given, null for any.</param>
/// <param name="DataHash">A text that is another one for other samples.</param>
/// <param name="Settings">All settings, as a settings file has them.</param>
/// <param name="Curve">All epochs.</param>
/// <param name="Lut6">Lookup tables of six inputs that the kept network takes with encoder, sums and argmax, mapped for area; null if nobody counted.</param>
/// <param name="Entries">Entries of all its tables; null if nobody counted.</param>
internal sealed record RunRecord(
    string Variant,
    ulong Seed,
    string Data,
    int TrainSamples,
    int ValidationSamples,
    int TestSamples,
    RunEnd End,
    int Epochs,
    int BestEpoch,
    ValidationAccuracy Best,
    ValidationAccuracy Last,
    double TestAccuracy,
    int Nodes,
    long Parameters,
    TableUse Tables,
    double Seconds,
    double SecondsPerEpoch,
    string Network,
    RunMachine Machine,
    double? TimeLimitSeconds,
    string DataHash,
    JsonObject Settings,
    IReadOnlyList<CurvePoint> Curve,
    long? Lut6 = null,
    long? Entries = null)
{
    /// <summary>Describes a run that has ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="training">Its training.</param>
    /// <param name="machine">What it ran on.</param>
    /// <param name="timeLimit">Time that it was given, null for any.</param>
    /// <param name="countsLuts">Whether to count lookup tables.</param>
    public static RunRecord Of(StudyRun run, MeasuredTraining training, RunMachine machine, TimeSpan? timeLimit, bool countsLuts)
    {
        (TrainingResult result, TrainingData data, double testAccuracy) = training;
        return new RunRecord(
            run.Variant.Name,
            run.Seed,
            data.Train.Name,
            data.Train.Count - result.Settings.ValidationSamples,
            result.Settings.ValidationSamples,
            data.Test.Count,
            result.End switch { TrainingEnd.Completed => RunEnd.Completed, TrainingEnd.EarlyStopping => RunEnd.EarlyStopping, _ => RunEnd.TimeLimit },
            result.Epochs.Count,
            result.Best.Epoch,
            ValidationAccuracy.Of(result.Best),
            ValidationAccuracy.Of(result.Epochs[^1]),
            Math.Round(testAccuracy, 6),
            result.Settings.Nodes,
            result.Parameters,
            result.Use,
            Math.Round(result.Elapsed.TotalSeconds, 3),
            Math.Round(result.Elapsed.TotalSeconds / result.Epochs.Count, 4),
            HashOf(result.Network),
            machine,
            timeLimit?.TotalSeconds,
            data.Fingerprint,
            SettingsFile.ToJson(run.Settings),
            [.. result.Epochs.Select(CurvePoint.Of)],
            countsLuts ? MappedCost.Of(result.Network, new CostOptions(Goal: MappingGoal.Area))?.Total.Luts : null,
            NetworkSize.Of(result.Network).Entries);
    }

    /// <summary>SHA-256 of a network, whatever its name and origin.</summary>
    public static string HashOf(LutNetwork network) => network.With("network", NetworkMetadata.Empty).ContentHash;

    /// <summary>The first difference to a run that is asked for, in words; null if this is its record.</summary>
    /// <param name="run">The run.</param>
    /// <param name="data">Its samples.</param>
    /// <param name="timeLimit">Time that it is given, null for any.</param>
    public string? DifferenceTo(StudyRun run, TrainingData data, TimeSpan? timeLimit)
    {
        // A record stays good when the version changes; the page says which made it.
        TrainingIdentity wanted = new(Version: "", data.Train.Name, data.Fingerprint, SettingsFile.ToJson(run.Settings));
        try
        {
            // Read and written again, settings that this version has and an earlier one had not stand at their defaults.
            JsonObject settings = SettingsFile.ToJson(SettingsFile.Parse(Settings.ToJsonString()).Settings);
            return wanted.DifferenceTo(wanted with { Data = Data, Fingerprint = DataHash, Settings = settings })
                ?? (TimeLimitSeconds == timeLimit?.TotalSeconds ? null : "is of a run with another time limit");
        }
        catch (SettingsFileException unknown)
        {
            return $"has settings that this version does not know: {unknown.Detail}";
        }
    }
}
