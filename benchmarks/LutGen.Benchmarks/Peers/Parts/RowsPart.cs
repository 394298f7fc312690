using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Reports;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>The whole path of the reference network on random rows.</summary>
internal sealed class RowsPart : Part
{
    public override string Name => "rows";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        var samples = Samples.Random(bench.Reference.Encoder, WholePath.Rows);
        IReadOnlyList<Contestant> contestants = WholePath.Prepare(bench, bench.Reference, samples);
        return () => report.AddComparison("rows to classes", bench.Rounds.Measure(contestants), [FigureNames.RowsToWords]);
    }
}
