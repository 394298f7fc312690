using LutGen.Training;

namespace LutGen.Tool.Studies;

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
