using System.Text.Json.Serialization;
using LutGen.Training;

namespace LutGen.Tool.Studies;

/// <summary>An epoch of a run's learning curve.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Step">Updates of the parameters up to its end.</param>
/// <param name="Seconds">Time up to its end.</param>
/// <param name="Loss">Mean loss of the training samples, in nats.</param>
/// <param name="Train">Accuracy on them.</param>
/// <param name="Soft">Validation accuracy of the relaxed network.</param>
/// <param name="Hard">Validation accuracy of the rounded network.</param>
/// <param name="Connections">Share of all possible connections that are active in an epoch that searches for them; null in others.</param>
internal sealed record CurvePoint(
    int Epoch,
    int Step,
    double Seconds,
    double Loss,
    double Train,
    double Soft,
    double Hard,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Connections = null)
{
    /// <summary>The point of an epoch.</summary>
    public static CurvePoint Of(EpochResult epoch) => new(
        epoch.Epoch, epoch.Step, Math.Round(epoch.Elapsed.TotalSeconds, 3), Math.Round(epoch.Loss, 5), Math.Round(epoch.TrainAccuracy, 6),
        Math.Round(epoch.SoftAccuracy, 6), Math.Round(epoch.HardAccuracy, 6),
        epoch.ConnectionRate is { } rate ? Math.Round(rate, 6) : null);
}
