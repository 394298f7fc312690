using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Reports;
using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>Operations read from a table against operations written out as code, planes in and out; and those of a network too large to be written out.</summary>
internal sealed class TableModePart : Part
{
    private const int NoLimit = int.MaxValue / 512;

    public override string Name => "table-mode";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        LutNetwork reference = bench.Reference;
        var samples = Samples.Random(reference.Encoder, Samples.PlaneSamples);
        var code = new KernelCall(bench.Model(reference, ConsumerSource.Storing).Planes, samples);
        var table = new KernelCall(bench.Model(reference, ConsumerSource.Tables).Planes, samples);
        Agreement.RequireDefinition(reference, samples, code);
        table.Evaluate();
        Agreement.Require<ulong>("outputs of table mode and of code", code.Outputs.Span, table.Outputs.Span);

        var largeSamples = Samples.Random(bench.Large.Encoder, Samples.PlaneSamples);
        var large = new KernelCall(bench.Model(bench.Large, ConsumerSource.Default).Planes, largeSamples);
        Agreement.RequireDefinition(bench.Large, largeSamples, large);

        int operations = OperationsOf(reference);
        int largeOperations = OperationsOf(bench.Large);
        return () =>
        {
            Timing[] timings = bench.Rounds.Measure(
            [
                new("unrolled", code.Samples, code.Evaluate),
                new("table mode", table.Samples, table.Evaluate),
                new("table mode, large", large.Samples, large.Evaluate),
            ]);
            Timing unrolled = PerOperation(timings[0], operations);
            report.AddOperations($"{operations:N0} operations", unrolled, unrolled, code.Samples);
            report.AddOperations($"{operations:N0} operations", PerOperation(timings[1], operations), unrolled, table.Samples);
            report.AddOperations($"{largeOperations:N0} operations", PerOperation(timings[2], largeOperations), unrolled, large.Samples);
            report.Set(FigureNames.TableMode, timings[1].Median / timings[0].Median);
        };
    }

    private static int OperationsOf(LutNetwork network) =>
        CircuitLowering.Lower(network, NoLimit)?.Nodes.Count ?? throw new BenchmarkException($"{network.Name} is too large to be cut into operations");

    private static Timing PerOperation(Timing timing, int operations) =>
        new(timing.Name, timing.Median / operations, timing.Least / operations, timing.Most / operations);
}
