using LutGen.Circuits;
using LutGen.Generator.Models;
using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>Decides whether a network is run in stages, its convolutions as loops over positions (docs/decisions/0015).</summary>
internal static class StageChoice
{
    // Code of so few operations is fetched as fast as a loop's; for one of longer code, or of a table, a loop does so many.
    private const int FewestLoopedOperations = 4_000;
    private const double OperationsOfLongCode = 1.5;
    private const double OperationsOfTable = 7;

    // Beside the code of loops the whole circuit is data, which makes single samples many times faster: as long as it takes
    // the build no more than a few seconds and megabytes.
    private const int MostCarriedOperations = 250_000;

    // Seconds to look at.
    private const int MostSignals = 1 << 20;

    // Planes between stages: some 16 MB a thread at 512 bits.
    private const int MostMemoryPlanes = 1 << 18;

    /// <summary>Plans a network in stages.</summary>
    /// <param name="network">The network.</param>
    /// <param name="choice">What its attribute asks for: anything that is unrolled.</param>
    /// <param name="options">What the build asks for.</param>
    /// <param name="codesFit">Whether lookups of single samples can be written out.</param>
    /// <param name="gatesOnly">Whether the whole circuit, if it is there, is better for them.</param>
    /// <param name="mostFields">Most planes of one kind in a kernel.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The plan; null when no loop is worth it, or the loops alone are beyond the budget or the limits.</returns>
    public static ModelPlan? Plan(
        LutNetwork network, ModelChoice choice, KernelOptions options, bool codesFit, bool gatesOnly, int mostFields, CancellationToken cancellation)
    {
        if (network.SignalCount > MostSignals || !network.Layers.Any(layer => layer is ConvolutionLayer or PoolLayer))
        {
            return null;
        }

        int budget = choice.Kernel == KernelChoice.Unrolled ? int.MaxValue : options.UnrollBudget;
        var readers = new SignalReaders(network);
        IReadOnlyList<LayerRun> runs = LayerRun.Cut(network, readers, cancellation);
        if (runs.Count == 1 || runs.Sum(run => (long)(run.Window?.Circuit.Nodes.Count ?? 0)) > budget)
        {
            return null;
        }

        long loopOperations = runs.Sum(run => run.LoopOperations);
        Circuit? circuit = loopOperations <= MostCarriedOperations
            ? CircuitLowering.Lower(network, ModelPlanner.CellsBeforeMapping * MostCarriedOperations, cancellation)
            : null;
        circuit = circuit?.Nodes.Count <= MostCarriedOperations ? circuit : null;
        if (circuit is null ? !codesFit : !IsBetterLooped(loopOperations, circuit.Nodes.Count, budget))
        {
            return null;
        }

        // Without it the planes of the head's signals come from the same kernels, so these must compute them.
        UnrolledPlan? stages = StagePlanner.Plan(network, runs, readers, choice.FuseSums && circuit is not null, budget, options.Widths, cancellation);
        return stages is null || stages.MostFields > mostFields || stages.MemoryPlanes > MostMemoryPlanes
            ? null
            : new ModelPlan(
                network,
                PlanMode.Unrolled,
                circuit,
                stages,
                HasCodes: codesFit && (circuit is null || !gatesOnly),
                CarriesNetwork: false,
                "in stages: " + string.Join("; ", stages.Stages.Select(stage => stage.Description)));
    }

    // Loops also compute what nothing reads, so theirs can be more operations than the whole circuit has.
    private static bool IsBetterLooped(long loopOperations, int operations, int budget) =>
        operations > FewestLoopedOperations && loopOperations <= operations * (operations > budget ? OperationsOfTable : OperationsOfLongCode);
}
