using LutGen.Training.Compression;
using Spectre.Console;

namespace LutGen.Tool.Training;

/// <summary>Shows a running compression: what it is at on a terminal, a plain line for each piece of work otherwise.</summary>
internal static class CompressionDisplay
{
    /// <summary>Shows reports while some work runs.</summary>
    /// <param name="output">Receives plain lines.</param>
    /// <param name="work">The work.</param>
    public static T Show<T>(TextWriter output, Func<IProgress<CompressionProgress>, T> work) => ProgressDisplay.IsLive
        ? AnsiConsole.Status().Start("samples", context => work(new Lines(line => context.Status(line))))
        : work(new Lines(output.WriteLine));

    private sealed class Lines(Action<string> show) : IProgress<CompressionProgress>
    {
        public void Report(CompressionProgress progress) => show($"{progress.Work}{(progress.Attempt > 1 ? FormattableString.Invariant($", attempt {progress.Attempt}") : "")} ...");
    }
}
