using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Generator.Models;
using LutGen.Macs;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Scheduling;

namespace LutGen.Generator.Planning;

/// <summary>Decides how a network is run, by the costs of docs/decisions/0014.</summary>
internal static class ModelPlanner
{
    /// <summary>Merging and dead cells shrink a circuit several times over, so it may grow well beyond what is kept while it is built.</summary>
    public const int CellsBeforeMapping = 8;

    // Planes and codes are fields of structures; a type may have not many more than this.
    private const int MostFields = 60_000;

    // Codes of all signals: some 2 MB a thread.
    private const int MostCodes = 1 << 20;

    // A lookup of one sample takes as long as so many operations of a table on the sample's share of 512.
    private const int OperationsOfLookup = 250;

    // Vectors that code of pruned layers is written for.
    private const int MacWidth = 512;

    // Lookups need the tables at hand: some 3 MB of text in the assembly. Beside code they are for single samples only, which
    // look many neurons up at once where addresses are a byte.
    private const int MostCarriedTableBits = 1 << 24;
    private const int MostTableBitsBesideCode = 1 << 22;
    private const int MostLaneAddressBits = 8;

    public static ModelPlan Plan(LutNetwork source, ModelChoice choice, BuildOptions options, CancellationToken cancellation)
    {
        bool gatesOnly = source.Layers.All(IsOfGates) && source.Encoder.Widths.All(width => width == 1);

        // Gates are simplified bit by bit while they are lowered; what is too large to be looked up is not looked at neuron by neuron.
        bool worthIt = !gatesOnly && source.Layers.Sum(UnrolledLookups) <= options.UnrollBudget && NetworkBounds.Of(source).TableBits <= MostCarriedTableBits;
        LutNetwork network = worthIt ? PassPipeline.Run(source, cancellation).Network : source;
        return Plan(network, gatesOnly, choice, options, cancellation) with { Source = source };
    }

    private static ModelPlan Plan(LutNetwork network, bool gatesOnly, ModelChoice choice, BuildOptions options, CancellationToken cancellation)
    {
        if (choice.Kernel == KernelChoice.Auto && MacProgram.Of(network, cancellation) is { } macs && MacTimes.IsWorthIt(macs))
        {
            IReadOnlyList<int> written = UnrolledMacs.StagesOf(macs, options.Widths.Count == 0 || options.Widths.Contains(MacWidth) ? options.UnrollBudget : 0);
            return new ModelPlan(network, PlanMode.Multiplied, null, null, HasCodes: false, CarriesNetwork: true, ReasonOf(macs, written.Count)) { Macs = macs, UnrolledMacs = written };
        }

        bool codesFit = network.SignalCount <= MostCodes && NamedSignals.Of(network).Count() <= MostFields && network.Layers.Sum(UnrolledLookups) <= options.UnrollBudget;
        NetworkBounds bounds = NetworkBounds.Of(network);
        long tableBits = bounds.TableBits;
        bool carries = !gatesOnly && tableBits <= MostCarriedTableBits
            && network.Layers.All(LookupShape.Suits) && network.Head.Signals.All(signal => network.WidthOf(signal) <= LookupShape.MostOutputBits);
        ModelPlan Lookups(string reason) => new(
            network, codesFit ? PlanMode.Lookups : PlanMode.Interpreted, null, null, HasCodes: codesFit, CarriesNetwork: carries && codesFit, reason);
        if (choice.Kernel == KernelChoice.Lookups)
        {
            return Lookups("the attribute asks for lookups");
        }

        if (choice.Kernel != KernelChoice.Table && StageChoice.Plan(network, choice, options, codesFit, gatesOnly, tablesFit: tableBits <= MostCarriedTableBits, MostFields, cancellation) is { } staged)
        {
            return staged;
        }

        int limit = choice.Kernel == KernelChoice.Auto && codesFit && !gatesOnly
            ? (int)Math.Min(TableMode.OperationLimit, Math.Max(options.UnrollBudget, OperationsOfLookup * bounds.LogicalLuts))
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
            return table with { CarriesNetwork = false, Reason = Invariant($"the attribute asks for a table of its {operations} operations") };
        }

        if (choice.Kernel == KernelChoice.Auto && operations > options.UnrollBudget)
        {
            return table with { Reason = Invariant($"it needs {operations} operations, more than {options.UnrollBudget}; LutGenUnrollBudget raises the bound") };
        }

        Circuit ordered = CacheOrder.Arrange(circuit, cancellation);
        UnrolledPlan unrolled = UnrolledPlan.Create(network, ordered, choice.FuseSums, options.Widths);
        return unrolled.MostFields > MostFields
            ? table with { Reason = Invariant($"it has more than {MostFields} bit planes, the most that are written out") }
            : table with
            {
                Mode = PlanMode.Unrolled,
                Circuit = ordered,
                Unrolled = unrolled,
                CarriesNetwork = carries && tableBits <= MostTableBitsBesideCode && network.Layers.All(IsOfSmallTables),
                Reason = choice.Kernel == KernelChoice.Unrolled
                    ? Invariant($"the attribute asks for its {operations} operations as code")
                    : Invariant($"its {operations} operations are within the budget of {options.UnrollBudget}"),
            };
    }

    private static string ReasonOf(MacProgram program, int unrolled)
    {
        MacStage[] stages = program.Stages.OfType<MacStage>().ToArray();
        int dense = stages.Count(MacTimes.IsDense);
        return Invariant($"{dense} dense layers as loops, {stages.Length - dense} pruned ones without their zeros, of which {unrolled} as code");
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
        layer is LutLayer luts && Enumerable.Range(0, luts.Count).All(neuron => luts.TableOf(neuron).AddressBits <= MostLaneAddressBits);

    // A convolution's kernel is written once; multiply-accumulate layers and pools are loops.
    private static long UnrolledLookups(Layer layer) => layer switch
    {
        LutLayer luts => luts.Count,
        ConvolutionLayer convolution => convolution.Kernel.Layers.Sum(UnrolledLookups),
        _ => 1,
    };
}
