using LutGen.Training;
using Spectre.Console;

namespace LutGen.Tool.Training;

/// <summary>A running training as a bar of a terminal.</summary>
/// <param name="task">The bar.</param>
/// <param name="name">What is trained, if there are several; empty otherwise.</param>
/// <param name="patience">Epochs without gain that end the training early, 0 if nothing does.</param>
internal sealed class LiveBar(ProgressTask task, string name, int patience) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress progress)
    {
        string accuracy = progress.Epochs is [.., var epoch]
            ? $"  {ProgressDisplay.AccuracyOf(epoch).Replace("hard", "[green]hard[/]", StringComparison.Ordinal)}{(progress.Best is { } best ? $"  best {best.HardAccuracy:P2}" : "")}"
            : "";
        task.Value = progress.Share;
        task.Description =
            $"{(name.Length == 0 ? "" : $"{name}  ")}epoch {progress.Epoch}/{progress.PlannedEpochs}  loss {progress.Loss:F3}{accuracy}  {progress.SamplesPerSecond / 1000:F0}k samples/s  "
            + $"[grey]{ProgressDisplay.TimeLeft(progress, patience)}[/]";
    }
}
