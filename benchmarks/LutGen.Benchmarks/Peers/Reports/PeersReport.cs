using System.Globalization;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;

namespace LutGen.Benchmarks.Peers.Reports;

/// <summary>A line of the table.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Who">Which side.</param>
/// <param name="Median">The figure with its unit.</param>
/// <param name="Range">Least and most over rounds, or what else there is to say.</param>
/// <param name="Ratio">How it compares.</param>
internal sealed record ReportLine(string What, string Who, string Median, string Range, string Ratio);

/// <summary>Everything that was measured: the lines of the table and the figures of the last line.</summary>
internal sealed class PeersReport
{
    private readonly List<ReportLine> _lines = [];
    private readonly Dictionary<string, double> _figures = [];

    /// <summary>The table.</summary>
    public IReadOnlyList<ReportLine> Lines => _lines;

    /// <summary>All figures by name, in the order of <see cref="FigureNames.All"/>; null what was not measured.</summary>
    public IEnumerable<KeyValuePair<string, double?>> Figures =>
        FigureNames.All.Select(name => KeyValuePair.Create(name, _figures.TryGetValue(name, out double value) ? (double?)value : null));

    /// <summary>Sets a figure; null leaves it out.</summary>
    public void Set(string figure, double? value)
    {
        if (value is { } known)
        {
            _figures.Add(figure, known);
        }
    }

    /// <summary>Adds LutGen and those it is compared with.</summary>
    /// <param name="what">What is measured.</param>
    /// <param name="timings">LutGen first.</param>
    /// <param name="figures">The name of each other's ratio to LutGen, where the others were measured.</param>
    public void AddComparison(string what, IReadOnlyList<Timing> timings, IReadOnlyList<string> figures)
    {
        Timing own = timings[0];
        _lines.Add(Line(what, own, string.Empty));
        foreach ((Timing other, string figure) in timings.Skip(1).Zip(figures))
        {
            double ratio = other.Median / own.Median;
            Set(figure, ratio);
            _lines.Add(Line(what, other, Text($"{ratio:F2}x")));
        }
    }

    /// <summary>Adds a build.</summary>
    /// <param name="what">What is built.</param>
    /// <param name="who">The compiler.</param>
    /// <param name="build">What it took; null adds nothing.</param>
    /// <param name="own">What LutGen's took, to compare with; null compares with nothing.</param>
    public void AddBuild(string what, string who, Build? build, Build? own = null)
    {
        if (build is not null)
        {
            string memory = build.Megabytes is { } megabytes ? Text($"{megabytes:N0} MB") : "memory unknown";
            string ratio = own is null ? string.Empty : Text($"{build.Seconds / own.Seconds:F2}x, {build.Megabytes / own.Megabytes:F2}x");
            _lines.Add(new ReportLine(what, who, Text($"{build.Seconds:F1} s, {memory}"), build.Cached ? "of an earlier run" : string.Empty, ratio));
        }
    }

    /// <summary>Adds the time of an operation on a word of samples.</summary>
    /// <param name="what">How many operations.</param>
    /// <param name="timing">Nanoseconds a sample and operation.</param>
    /// <param name="unrolled">The same of operations written out as code.</param>
    /// <param name="samples">Samples of an operation.</param>
    public void AddOperations(string what, Timing timing, Timing unrolled, int samples) => _lines.Add(new ReportLine(
        what,
        timing.Name,
        Text($"{samples * timing.Median:F2} ns/{samples}"),
        Text($"{samples * timing.Least:F2} to {samples * timing.Most:F2}"),
        ReferenceEquals(timing, unrolled) ? string.Empty : Text($"{timing.Median / unrolled.Median:F2}x")));

    private static ReportLine Line(string what, Timing timing, string ratio) =>
        new(what, timing.Name, $"{Nanoseconds(timing.Median)} ns", $"{Nanoseconds(timing.Least)} to {Nanoseconds(timing.Most)}", ratio);

    private static string Nanoseconds(double value) => value < 10 ? Text($"{value:F2}") : value < 1000 ? Text($"{value:F1}") : Text($"{value:N0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
