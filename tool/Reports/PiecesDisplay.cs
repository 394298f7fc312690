using LutGen.Tool.Training;
using Spectre.Console;

namespace LutGen.Tool.Reports;

/// <summary>Shows how far the mapping of a large network is, on a terminal; elsewhere nothing, since results alone belong there.</summary>
internal static class PiecesDisplay
{
    /// <summary>Shows reports while some work runs.</summary>
    /// <param name="work">The work, which says what share of the pieces is done if it maps any.</param>
    public static T Show<T>(Func<IProgress<double>, T> work) => ProgressDisplay.IsLive
        ? AnsiConsole.Status().Start("mapping", context => work(new Shares(share => context.Status(FormattableString.Invariant($"mapping piece by piece, {share:P0}")))))
        : work(new Shares(_ => { }));

    private sealed class Shares(Action<double> show) : IProgress<double>
    {
        public void Report(double share) => show(share);
    }
}
