using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Generator.Models;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Generator.Planning;

/// <summary>
/// Decides whether a network is run in stages: convolutions as loops over positions (docs/decisions/0015), tables that would be
/// many operations looked up (docs/decisions/0016).
/// </summary>
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
    /// <param name="choice">What its attribute asks for: anything but a table or lookups.</param>
    /// <param name="options">What the build asks for.</param>
    /// <param name="codesFit">Whether lookups of single samples can be written out.</param>
    /// <param name="gatesOnly">Whether the whole circuit, if it is there, is better for them.</param>
    /// <param name="tablesFit">Whether the network's tables are few enough to be carried.</param>
    /// <param name="mostFields">Most planes of one kind in a kernel.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The plan; null when neither loops nor lookups are worth it, or what they leave is beyond the budget or the limits.</returns>
    public static ModelPlan? Plan(
        LutNetwork network, ModelChoice choice, BuildOptions options, bool codesFit, bool gatesOnly, bool tablesFit, int mostFields, CancellationToken cancellation)
    {
        bool mayLoop = network.Layers.Any(layer => layer is ConvolutionLayer or PoolLayer);
        bool mayLookUp = choice.Kernel == KernelChoice.Auto && tablesFit && network.Layers.Any(LayerPart.MayBeLookedUp);
        if (network.SignalCount > MostSignals || !(mayLoop || mayLookUp))
        {
            return null;
        }

        LutNetwork whole = network;
        if (mayLookUp)
        {
            // Bits that nothing needs cost nothing; lookups have to be told. Finds nothing unless the network had too many neurons to be simplified before.
            network = new DeadNeurons().Run(network, cancellation);
        }

        int budget = choice.Kernel == KernelChoice.Unrolled ? int.MaxValue : options.UnrollBudget;
        var readers = new SignalReaders(network);
        (IReadOnlyList<LayerRun> runs, Circuit? circuit) = mayLoop ? Loops(network, readers, codesFit, budget, cancellation) : ([Whole(network)], null);
        double bitsTime = double.PositiveInfinity;
        if (mayLookUp)
        {
            bool hasLoops = runs.Count > 1;
            runs = LookupChoice.Cut(network, runs, readers, budget - runs.Sum(run => run.Window?.Circuit.Nodes.Count ?? 0), cancellation);

            // Beside lookups a circuit is there for the head's sums, and for single samples where these are not looked up. It is
            // looked at too where all of it may be within the budget after all, whatever was estimated.
            bool wantsCircuit = !codesFit || (network.Head is GroupSumHead && runs[runs.Count - 1].Lookups is null) || runs.Sum(run => run.Lookups?.Operations ?? 0) <= budget;
            bool mayHaveCircuit = !hasLoops && runs.Any(run => run.Lookups is not null) && runs.All(run => run.Lookups is not { Operations: null });
            circuit ??= wantsCircuit && mayHaveCircuit ? CarriedCircuit(network, cancellation) : null;
            bitsTime = hasLoops || circuit is null ? double.PositiveInfinity : TimeOf(circuit.Nodes.Count, budget);
        }

        if (runs.Count == 1 && runs[0].Lookups is null || (circuit is null && !codesFit))
        {
            return null;
        }

        var plan = new ModelPlan(whole, PlanMode.Lookups, circuit, null, HasCodes: codesFit && (circuit is null || !gatesOnly), CarriesNetwork: true, string.Empty);
        if (runs.Count == 1)
        {
            return runs[0].Lookups!.Nanoseconds < bitsTime ? plan with { Reason = $"its tables are {runs[0].Lookups}" } : null;
        }

        // Without the circuit the planes of the head's signals come from the same kernels, so these must compute them.
        UnrolledPlan? stages = StagePlanner.Plan(network, runs, readers, choice.FuseSums && circuit is not null, budget, options.Widths, cancellation);
        return stages is null || stages.MostFields > mostFields || stages.MemoryPlanes > MostMemoryPlanes || stages.Stages.Sum(TimeOf) > bitsTime
            ? null
            : plan with
            {
                Mode = PlanMode.Unrolled,
                Unrolled = stages,
                CarriesNetwork = false,
                Reason = "in stages: " + string.Join("; ", stages.Stages.Select(stage => stage.Description)),
            };
    }

    private static LayerRun Whole(LutNetwork network) => new(0, network.Layers.Count, null);

    // The runs of a network with loops where these are worth it, and its circuit if that was looked at and can be carried.
    private static (IReadOnlyList<LayerRun> Runs, Circuit? Circuit) Loops(LutNetwork network, SignalReaders readers, bool codesFit, int budget, CancellationToken cancellation)
    {
        IReadOnlyList<LayerRun> runs = LayerRun.Cut(network, readers, cancellation);
        if (runs.Count == 1 || runs.Sum(run => (long)(run.Window?.Circuit.Nodes.Count ?? 0)) > budget)
        {
            return ([Whole(network)], null);
        }

        long loopOperations = runs.Sum(run => run.LoopOperations);
        Circuit? circuit = loopOperations <= MostCarriedOperations ? CarriedCircuit(network, cancellation) : null;
        return (circuit is null ? codesFit : IsBetterLooped(loopOperations, circuit.Nodes.Count, budget)) ? (runs, circuit) : ([Whole(network)], circuit);
    }

    private static Circuit? CarriedCircuit(LutNetwork network, CancellationToken cancellation)
    {
        Circuit? circuit = CircuitLowering.Lower(network, ModelPlanner.CellsBeforeMapping * MostCarriedOperations, cancellation);
        return circuit?.Nodes.Count <= MostCarriedOperations ? circuit : null;
    }

    private static double TimeOf(int operations, int budget) =>
        operations <= budget ? BatchTimes.OfCode(operations) : BatchTimes.OfTable(operations, BatchTimes.TypicalWords);

    private static double TimeOf(StagePlan stage) => stage.Reason?.Nanoseconds ?? TimeOf(stage.Operations, stage.Program is null ? 0 : int.MaxValue);

    // Loops also compute what nothing reads, so theirs can be more operations than the whole circuit has.
    private static bool IsBetterLooped(long loopOperations, int operations, int budget) =>
        operations > FewestLoopedOperations && loopOperations <= operations * (operations > budget ? OperationsOfTable : OperationsOfLongCode);
}
