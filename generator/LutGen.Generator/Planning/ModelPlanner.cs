using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Generator.Models;
using LutGen.Networks;
using LutGen.Scheduling;

namespace LutGen.Generator.Planning;

/// <summary>Decides how a network is run, by the costs of docs/decisions/0015.</summary>
internal static class ModelPlanner
{
    // Planes and codes are fields of structures; a type may have not many more than this.
    private const int MostFields = 60_000;

    // Code of so few operations is fetched as fast as a loop's; for one of longer code, or of a table, a loop does so many.
    private const int FewestLoopedOperations = 4_000;
    private const double OperationsOfLongCode = 1.5;
    private const double OperationsOfTable = 7;

    // Beside the code of loops the whole circuit is data, which makes single samples many times faster: as long as it takes
    // the build no more than a few seconds and megabytes.
    private const int MostCarriedOperations = 250_000;

    // Planes between stages: some 16 MB a thread at 512 bits.
    private const int MostMemoryPlanes = 1 << 18;

    // Merging and dead cells shrink a circuit several times over, so it may grow well beyond what is kept while it is built.
    private const int CellsBeforeMapping = 8;

    // A lookup of one sample takes as long as so many operations of a table on the sample's share of 512.
    private const int OperationsOfLookup = 250;

    // Lookups of many neurons at once need addresses and codes of a byte, and the tables at hand.
    private const int MostLaneAddressBits = 8;
    private const int MostCarriedTableBits = 1 << 22;

    public static ModelPlan Plan(LutNetwork network, ModelChoice choice, KernelOptions options, CancellationToken cancellation)
    {
        bool gatesOnly = network.Layers.All(IsOfGates) && network.Encoder.Widths.All(width => width == 1);
        bool codesFit = NamedSignals.Of(network).Count() <= MostFields && network.Layers.Sum(UnrolledLookups) <= options.UnrollBudget;
        bool carries = network.Layers.All(IsOfSmallTables) && !gatesOnly && HardwareCost.Of(network).TableBits <= MostCarriedTableBits;
        ModelPlan Lookups(string reason) => new(
            network, codesFit ? PlanMode.Lookups : PlanMode.Interpreted, null, null, HasCodes: codesFit, CarriesNetwork: carries && codesFit, reason);
        if (choice.Kernel == KernelChoice.Lookups)
        {
            return Lookups("the attribute asks for lookups");
        }

        if (choice.Kernel != KernelChoice.Table && Staged(network, choice, options, codesFit, gatesOnly, cancellation) is { } staged)
        {
            return staged;
        }

        int limit = choice.Kernel == KernelChoice.Auto && codesFit && !gatesOnly
            ? (int)Math.Min(TableMode.OperationLimit, Math.Max(options.UnrollBudget, OperationsOfLookup * HardwareCost.Of(network).LogicalLuts))
            : TableMode.OperationLimit;
        int cellLimit = (int)Math.Min((long)CellsBeforeMapping * limit, TableMode.OperationLimit);
        if (CircuitLowering.Lower(network, cellLimit, cancellation) is not { } circuit || circuit.Nodes.Count > limit)
        {
            return Lookups(Invariant($"it would take more than {limit} operations"));
        }

        int operations = circuit.Nodes.Count;
        var table = new ModelPlan(network, PlanMode.Table, circuit, null, HasCodes: codesFit && !gatesOnly, CarriesNetwork: carries, string.Empty);
        if (choice.Kernel == KernelChoice.Table)
        {
            return table with { Reason = Invariant($"the attribute asks for a table of its {operations} operations") };
        }

        if (choice.Kernel == KernelChoice.Auto && operations > options.UnrollBudget)
        {
            return table with { Reason = Invariant($"it needs {operations} operations, more than {options.UnrollBudget}; LutGenUnrollBudget raises the bound") };
        }

        Circuit ordered = ConeGreedyOrder.Arrange(circuit, cancellation);
        UnrolledPlan unrolled = UnrolledPlan.Create(network, ordered, choice.FuseSums, options.Widths);
        return unrolled.MostFields > MostFields
            ? table with { Reason = Invariant($"it has more than {MostFields} bit planes, the most that are written out") }
            : table with
            {
                Mode = PlanMode.Unrolled,
                Circuit = ordered,
                Unrolled = unrolled,
                Reason = choice.Kernel == KernelChoice.Unrolled
                    ? Invariant($"the attribute asks for its {operations} operations as code")
                    : Invariant($"its {operations} operations are within the budget of {options.UnrollBudget}"),
            };
    }

    // Loops also compute what nothing reads, so theirs can be more operations than the whole circuit has.
    private static bool IsBetterLooped(long loopOperations, int operations, int budget) =>
        operations > FewestLoopedOperations && loopOperations <= operations * (operations > budget ? OperationsOfTable : OperationsOfLongCode);

    // Null when no layer is worth a loop, or the loops alone are beyond the budget or the limits.
    private static ModelPlan? Staged(LutNetwork network, ModelChoice choice, KernelOptions options, bool codesFit, bool gatesOnly, CancellationToken cancellation)
    {
        if (!network.Layers.Any(layer => layer is ConvolutionLayer or PoolLayer))
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

        Circuit? circuit = runs.Sum(run => run.LoopOperations) <= MostCarriedOperations
            ? CircuitLowering.Lower(network, CellsBeforeMapping * MostCarriedOperations, cancellation)
            : null;
        circuit = circuit?.Nodes.Count <= MostCarriedOperations ? circuit : null;
        if (circuit is not null && !IsBetterLooped(runs.Sum(run => run.LoopOperations), circuit.Nodes.Count, budget))
        {
            return null;
        }

        if (circuit is null && !codesFit)
        {
            return null;
        }

        // Without it the planes of the head's signals come from the same kernels, so these must compute them.
        UnrolledPlan? stages = StagePlanner.Plan(network, runs, readers, choice.FuseSums && circuit is not null, budget, options.Widths, cancellation);
        return stages is null || stages.MostFields > MostFields || stages.MemoryPlanes > MostMemoryPlanes
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

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static bool IsOfGates(Layer layer) => layer switch
    {
        LutLayer luts => luts.OutputBits == 1 && Enumerable.Range(0, luts.Count).All(neuron => luts.TableOf(neuron).AddressBits <= 6),
        PoolLayer => layer.OutputBits == 1,
        ConvolutionLayer convolution => convolution.Kernel.Layers.All(IsOfGates),
        _ => false,
    };

    private static bool IsOfSmallTables(Layer layer) =>
        layer is LutLayer { Addressing: Addressing.Concatenation } luts
        && Enumerable.Range(0, luts.Count).All(neuron => luts.TableOf(neuron).AddressBits <= MostLaneAddressBits);

    // A convolution's kernel is written once; multiply-accumulate layers and pools are loops.
    private static long UnrolledLookups(Layer layer) => layer switch
    {
        LutLayer luts => luts.Count,
        ConvolutionLayer convolution => convolution.Kernel.Layers.Sum(UnrolledLookups),
        _ => 1,
    };
}
