using System.Globalization;
using LutGen.Training;
using Spectre.Console;

namespace LutGen.Tool.Training;

/// <summary>Shows a running training: a live bar on a terminal, one plain line per epoch when the output goes to a file or a pipe.</summary>
internal static class ProgressDisplay
{
    /// <summary>Whether the output is a terminal, on which bars can move.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Shows reports while some work runs.</summary>
    /// <param name="patience">Epochs without gain that end the training early, 0 if nothing does.</param>
    /// <param name="work">The work.</param>
    public static T Show<T>(int patience, Func<IProgress<TrainingProgress>, T> work) => IsLive
        ? Bars(hideCompleted: false).Start(context => work(new LiveBar(context.AddTask("starting", maxValue: 1), "", patience)))
        : work(new PlainLines(patience));

    /// <summary>Bars of a terminal, one below the other.</summary>
    /// <param name="hideCompleted">Whether the bar of something that has ended goes.</param>
    public static Progress Bars(bool hideCompleted) => AnsiConsole.Progress()
        .HideCompleted(hideCompleted)
        .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });

    /// <summary>The line of an epoch that has ended.</summary>
    public static string LineOf(TrainingProgress progress, EpochResult epoch, int patience) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {epoch.Epoch}/{progress.PlannedEpochs}  loss {epoch.Loss:F4}  {AccuracyOf(epoch)}  {progress.SamplesPerSecond:N0} samples/s  {TimeLeft(progress, patience)}");

    /// <summary>An epoch's validation accuracy in words.</summary>
    public static string AccuracyOf(EpochResult epoch) => epoch.ConnectionRate is { } rate
        ? string.Create(CultureInfo.InvariantCulture, $"search {epoch.HardAccuracy:P2}  connections {rate:P2}")
        : string.Create(CultureInfo.InvariantCulture, $"soft {epoch.SoftAccuracy:P2}  hard {epoch.HardAccuracy:P2}  gap {100 * epoch.Gap:F2}");

    /// <summary>The time left in words: where a training may end early, what is known is how long it lasts at the most.</summary>
    public static string TimeLeft(TrainingProgress progress, int patience)
    {
        TimeSpan left = progress.Remaining;
        string time = string.Create(CultureInfo.InvariantCulture, $"{(left.TotalHours < 1 ? "" : $"{(long)left.TotalHours}:")}{left:mm\\:ss}");
        return patience == 0 ? $"{time} left" : $"at most {time} left, no gain for {progress.EpochsWithoutGain} of {patience} epochs";
    }

    private sealed class PlainLines(int patience) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress progress)
        {
            if (progress.Finished is { } epoch)
            {
                Console.WriteLine(LineOf(progress, epoch, patience));
            }
        }
    }
}
