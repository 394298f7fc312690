using LutGen.Tool.Charts;
using LutGen.Training;

namespace LutGen.Tool.Training;

/// <summary>The course of a training as a picture: accuracies and loss over the epochs.</summary>
internal static class LearningCurve
{
    /// <summary>The picture as SVG.</summary>
    /// <param name="name">What is trained.</param>
    /// <param name="epochs">The epochs so far, at least one.</param>
    public static string Draw(string name, IReadOnlyList<EpochResult> epochs)
    {
        Curve Of(string curve, Func<EpochResult, double> value) => new(curve, [.. epochs.Select(epoch => ((double)epoch.Epoch, value(epoch)))]);
        EpochResult best = epochs.MaxBy(epoch => epoch.HardAccuracy)!;
        return SvgPage.Of(
            SvgPage.Text($"Training of {name}: {100 * best.HardAccuracy:0.00} % validation accuracy after rounding, in epoch {best.Epoch} of {epochs.Count}"),
            [
                LineChart.Of(
                    SvgPage.Text($"{name}: accuracy, best {100 * best.HardAccuracy:0.00} % in epoch {best.Epoch}"),
                    "epoch",
                    "%",
                    [Of("rounded", epoch => 100 * epoch.HardAccuracy), Of("relaxed", epoch => 100 * epoch.SoftAccuracy), Of("training", epoch => 100 * epoch.TrainAccuracy)]),
                LineChart.Of("loss", "epoch", "nats a sample", [Of("training", epoch => epoch.Loss)]),
            ]);
    }
}
