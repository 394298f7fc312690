using System.Text.Json.Nodes;
using LutGen.Networks;
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
    IReadOnlyList<CurvePoint> Curve)
{
    /// <summary>Describes a run that has ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="training">Its training.</param>
    /// <param name="machine">What it ran on.</param>
    /// <param name="timeLimit">Time that it was given, null for any.</param>
    public static RunRecord Of(StudyRun run, MeasuredTraining training, RunMachine machine, TimeSpan? timeLimit)
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
            [.. result.Epochs.Select(CurvePoint.Of)]);
    }

    /// <summary>SHA-256 of a network, whatever its name and origin.</summary>
    public static string HashOf(LutNetwork network) => network.With("network", NetworkMetadata.Empty).ContentHash;

    /// <summary>The first difference to a run that is asked for, in words; null if this is its record.</summary>
    /// <param name="run">The run.</param>
    /// <param name="data">Its samples.</param>
    /// <param name="timeLimit">Time that it is given, null for any.</param>
    public string? DifferenceTo(StudyRun run, TrainingData data, TimeSpan? timeLimit)
    {
        TrainingIdentity wanted = TrainingIdentity.Of(run.Settings, data.Train) with { Fingerprint = data.Fingerprint };
        try
        {
            // Read and written again, settings that this version has and an earlier one had not stand at their defaults.
            JsonObject settings = SettingsFile.ToJson(SettingsFile.Parse(Settings.ToJsonString()).Settings);
            return wanted.DifferenceTo(new TrainingIdentity(wanted.Version, Data, DataHash, settings))
                ?? (TimeLimitSeconds == timeLimit?.TotalSeconds ? null : "is of a run with another time limit");
        }
        catch (SettingsFileException unknown)
        {
            return $"has settings that this version does not know: {unknown.Detail}";
        }
    }
}

/// <summary>Why a run ended.</summary>
internal enum RunEnd
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The accuracy had not risen for as many epochs as the settings' patience.</summary>
    EarlyStopping,

    /// <summary>Its time was up.</summary>
    TimeLimit,
}

/// <summary>Accuracy on the validation samples, 0..1.</summary>
/// <param name="Soft">Of the relaxed network.</param>
/// <param name="Hard">Of the rounded network: the one that counts.</param>
/// <param name="Gap">What rounding costs, in points: a hundred times soft minus hard.</param>
internal sealed record ValidationAccuracy(double Soft, double Hard, double Gap)
{
    /// <summary>That of an epoch.</summary>
    public static ValidationAccuracy Of(EpochResult epoch) =>
        new(Math.Round(epoch.SoftAccuracy, 6), Math.Round(epoch.HardAccuracy, 6), Math.Round(100 * epoch.Gap, 4));
}

/// <summary>An epoch of a run's learning curve.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Step">Updates of the parameters up to its end.</param>
/// <param name="Seconds">Time up to its end.</param>
/// <param name="Loss">Mean loss of the training samples, in nats.</param>
/// <param name="Train">Accuracy on them.</param>
/// <param name="Soft">Validation accuracy of the relaxed network.</param>
/// <param name="Hard">Validation accuracy of the rounded network.</param>
internal sealed record CurvePoint(int Epoch, int Step, double Seconds, double Loss, double Train, double Soft, double Hard)
{
    /// <summary>The point of an epoch.</summary>
    public static CurvePoint Of(EpochResult epoch) => new(
        epoch.Epoch, epoch.Step, Math.Round(epoch.Elapsed.TotalSeconds, 3), Math.Round(epoch.Loss, 5), Math.Round(epoch.TrainAccuracy, 6),
        Math.Round(epoch.SoftAccuracy, 6), Math.Round(epoch.HardAccuracy, 6));
}
