using LutGen.Circuits;
using LutGen.Networks;
using LutGen.Scheduling;

namespace LutGen.Generator.Planning;

/// <summary>How a network is run.</summary>
internal enum PlanMode
{
    /// <summary>Bit-sliced kernels unrolled from the circuit.</summary>
    Unrolled,

    /// <summary>Table lookups sample by sample, batches too: the circuit is beyond the budget.</summary>
    Codes,

    /// <summary>Evaluated from data: even the lookups are beyond the budget.</summary>
    Interpreted,
}

/// <summary>What the generator decided before it wrote.</summary>
/// <param name="Network">The network.</param>
/// <param name="Mode">How it is run.</param>
/// <param name="Unrolled">The operations on bit planes, for <see cref="PlanMode.Unrolled"/>.</param>
/// <param name="HasCodes">Whether single samples look tables up instead of running the 64-sample kernel.</param>
/// <param name="Reason">Why the network is not unrolled, or empty.</param>
internal sealed record ModelPlan(LutNetwork Network, PlanMode Mode, UnrolledPlan? Unrolled, bool HasCodes, string Reason);

/// <summary>Decides how a network is run.</summary>
internal static class ModelPlanner
{
    // Planes and codes are fields of structures; a type may have not many more than this.
    private const int MostFields = 60_000;

    // Merging and dead cells shrink a circuit several times over, so it may grow well beyond the budget while it is built.
    private const int CellsBeforeMerging = 8;

    public static ModelPlan Plan(LutNetwork network, int unrollBudget, CancellationToken cancellation)
    {
        bool gatesOnly = network.Layers.All(IsOfGates) && network.Encoder.Widths.All(width => width == 1);
        bool codesFit = network.SignalCount <= MostFields && network.Layers.Sum(UnrolledLookups) <= unrollBudget;
        string reason = FormattableString.Invariant($"it needs more than {unrollBudget} operations; LutGenUnrollBudget raises the bound");
        int cellLimit = (int)Math.Min((long)CellsBeforeMerging * unrollBudget, int.MaxValue / 512);
        if ((gatesOnly || codesFit) && CircuitLowering.Lower(network, cellLimit, cancellation) is { } circuit && circuit.Nodes.Count <= unrollBudget)
        {
            UnrolledPlan unrolled = UnrolledPlan.Create(network, ConeGreedyOrder.Arrange(circuit, cancellation), fuseSums: true);
            if (unrolled.MostPlanes <= MostFields)
            {
                return new ModelPlan(network, PlanMode.Unrolled, unrolled, HasCodes: !gatesOnly, Reason: string.Empty);
            }

            reason = FormattableString.Invariant($"it has more than {MostFields} bit planes, the most that are written out");
        }

        return codesFit
            ? new ModelPlan(network, PlanMode.Codes, null, HasCodes: true, reason)
            : new ModelPlan(network, PlanMode.Interpreted, null, HasCodes: false, reason);
    }

    private static bool IsOfGates(Layer layer) => layer switch
    {
        LutLayer luts => luts.OutputBits == 1 && Enumerable.Range(0, luts.Count).All(neuron => luts.TableOf(neuron).AddressBits <= 6),
        PoolLayer => layer.OutputBits == 1,
        ConvolutionLayer convolution => convolution.Kernel.Layers.All(IsOfGates),
        _ => false,
    };

    // A convolution's kernel is written once; multiply-accumulate layers and pools are loops.
    private static long UnrolledLookups(Layer layer) => layer switch
    {
        LutLayer luts => luts.Count,
        ConvolutionLayer convolution => convolution.Kernel.Layers.Sum(UnrolledLookups),
        _ => 1,
    };
}
