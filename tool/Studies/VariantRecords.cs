using LutGen.Tool.Reports;

namespace LutGen.Tool.Studies;

/// <summary>The records of a variant.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Runs">Its runs, at least one.</param>
internal sealed record VariantRecords(string Name, IReadOnlyList<RunRecord> Runs)
{
    /// <summary>How a figure is spread over the runs.</summary>
    public Spread Of(Func<RunRecord, double> figure) => Spread.Of([.. Runs.Select(figure)]);
}
