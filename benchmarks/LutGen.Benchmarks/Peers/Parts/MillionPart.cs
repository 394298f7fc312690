using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Reports;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>What generator and csc need for a network that is too large to be written out.</summary>
internal sealed class MillionPart : Part
{
    public override string Name => "million";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        Build build = bench.ModelBuild(bench.Large, ConsumerSource.Default);
        return () =>
        {
            report.AddBuild($"build, {bench.Large.Layers.Sum(layer => (long)layer.Count):N0} gates", "LutGen", build);
            report.Set(FigureNames.MillionSeconds, build.Seconds);
            report.Set(FigureNames.MillionMegabytes, build.Megabytes);
        };
    }
}
