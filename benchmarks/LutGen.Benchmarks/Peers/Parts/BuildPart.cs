using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Reports;
using LutGen.Exchange.C;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>What compilers need for the reference network: generator and csc together against gcc alone.</summary>
internal sealed class BuildPart : Part
{
    private const string Task = "build";

    public override string Name => "build";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        Build lutGen = bench.ModelBuild(bench.Reference, ConsumerSource.Default);
        Build oneWidth = bench.ModelBuild(bench.Reference, ConsumerSource.OneWidth);
        Build? words = bench.PeersProgram(bench.Reference)?.Build;
        Build? vectors = bench.VectorProgram(bench.Reference)?.Build;
        return () =>
        {
            report.AddBuild(Task, "LutGen", lutGen);
            report.AddBuild(Task, "LutGen, this machine's width", oneWidth, lutGen);
            report.AddBuild(Task, $"{WordType.Word64.Name}, gcc -O1", words, lutGen);
            report.AddBuild(Task, $"{WordType.Vector512.Name}, gcc -O1", vectors, lutGen);
            report.Set(FigureNames.BuildTime, words?.Seconds / lutGen.Seconds);
            report.Set(FigureNames.BuildMemory, words?.Megabytes / lutGen.Megabytes);
        };
    }
}
