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
        double[] rates = [.. epochs.Select(epoch => epoch.ConnectionRate).OfType<double>()];
        EpochResult? best = epochs.Where(epoch => !epoch.IsSearch).MaxBy(epoch => epoch.HardAccuracy);

        // Quantised neurons are judged by their tables: there is nothing that is relaxed.
        Curve[] relaxed = epochs.Any(epoch => epoch.Gap != 0) ? [Of("relaxed", epoch => 100 * epoch.SoftAccuracy)] : [];
        return SvgPage.Of(
            best is null
                ? $"Training of {name}: searching for connections"
                : SvgPage.Text($"Training of {name}: {100 * best.HardAccuracy:0.00} % validation accuracy after rounding, in epoch {best.Epoch} of {epochs.Count}"),
            [
                LineChart.Of(
                    best is null ? $"{name}: accuracy" : SvgPage.Text($"{name}: accuracy, best {100 * best.HardAccuracy:0.00} % in epoch {best.Epoch}"),
                    "epoch",
                    "%",
                    [Of("rounded", epoch => 100 * epoch.HardAccuracy), .. relaxed, Of("training", epoch => 100 * epoch.TrainAccuracy)]),
                LineChart.Of("loss", "epoch", "nats a sample", [Of("training", epoch => epoch.Loss)]),
                .. rates.Length > 0 ? [ConnectionCurve.Of("active connections", [(name, rates)])] : (LineChart[])[],
            ]);
    }
}
