using LutGen.Training;
using Spectre.Console;

namespace LutGen.Tool.Training;

/// <summary>Shows a running training: a live bar on a terminal, one plain line per epoch when the output goes to a file or a pipe.</summary>
internal static class ProgressDisplay
{
    public static T Show<T>(Func<IProgress<TrainingProgress>, T> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return work(new PlainLines());
        }

        return AnsiConsole.Progress()
            .HideCompleted(false)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new LiveBar(context.AddTask("starting", maxValue: 1))));
    }

    private sealed class PlainLines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress progress)
        {
            if (progress.Finished is { } epoch)
            {
                Console.WriteLine(
                    $"epoch {epoch.Epoch}/{progress.PlannedEpochs}  loss {epoch.Loss:F4}  soft {epoch.SoftAccuracy:P2}  hard {epoch.HardAccuracy:P2}  "
                    + $"gap {100 * epoch.Gap:F2}  {progress.SamplesPerSecond:N0} samples/s  {progress.Remaining.TotalSeconds:F0} s left");
            }
        }
    }

    private sealed class LiveBar(ProgressTask task) : IProgress<TrainingProgress>
    {
        private string _accuracy = "";

        public void Report(TrainingProgress progress)
        {
            if (progress.Finished is { } epoch)
            {
                _accuracy = $"  soft {epoch.SoftAccuracy:P2}  [green]hard {epoch.HardAccuracy:P2}[/]  best {progress.Best!.HardAccuracy:P2}";
            }

            task.Value = progress.Share;
            task.Description =
                $"epoch {progress.Epoch}/{progress.PlannedEpochs}  loss {progress.Loss:F3}{_accuracy}  {progress.SamplesPerSecond / 1000:F0}k samples/s  "
                + $"[grey]{progress.Remaining:m\\:ss} left[/]";
        }
    }
}
