using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Generator.Models;
using LutGen.Networks;
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

    // Lookups of many neurons at once need addresses and codes of a byte, and the tables at hand.
    private const int MostLaneAddressBits = 8;
    private const int MostCarriedTableBits = 1 << 22;

    public static ModelPlan Plan(LutNetwork network, ModelChoice choice, KernelOptions options, CancellationToken cancellation)
    {
        bool gatesOnly = network.Layers.All(IsOfGates) && network.Encoder.Widths.All(width => width == 1);
        bool codesFit = network.SignalCount <= MostCodes && NamedSignals.Of(network).Count() <= MostFields && network.Layers.Sum(UnrolledLookups) <= options.UnrollBudget;
        bool carries = network.Layers.All(IsOfSmallTables) && !gatesOnly && HardwareCost.Of(network).TableBits <= MostCarriedTableBits;
        ModelPlan Lookups(string reason) => new(
            network, codesFit ? PlanMode.Lookups : PlanMode.Interpreted, null, null, HasCodes: codesFit, CarriesNetwork: carries && codesFit, reason);
        if (choice.Kernel == KernelChoice.Lookups)
        {
            return Lookups("the attribute asks for lookups");
        }

        if (choice.Kernel != KernelChoice.Table && StageChoice.Plan(network, choice, options, codesFit, gatesOnly, MostFields, cancellation) is { } staged)
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

        Circuit ordered = CacheOrder.Arrange(circuit, cancellation);
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
