using LutGen.Circuits;
using LutGen.Generator.Parsing;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Scheduling;

namespace LutGen.Generator.Planning;

/// <summary>What the unrolled kernels compute.</summary>
/// <param name="SumWidths">Digits of the group sums that are the circuit's outputs; empty when these are the head's signals.</param>
/// <param name="Program">The operations, in order and with places.</param>
/// <param name="Widths">Widths in bits of the kernels, widest first.</param>
internal sealed record UnrolledPlan(IReadOnlyList<int> SumWidths, BitProgram Program, IReadOnlyList<int> Widths)
{
    // Of 32 vector registers a few are left to the JIT, for operands that come from memory. Where there are only 16 it keeps
    // the others on the stack, which measured the same as fewer locals.
    private const int Registers = 28;

    // Operations written without being asked for particular widths: beyond, narrow machines evaluate data instead, and the
    // build stays within seconds.
    private const int OperationsOfAllWidths = 70_000;

    /// <summary>The circuit of the program.</summary>
    public Circuit Circuit => Program.Circuit;

    /// <summary>Most planes of one kind.</summary>
    public int MostPlanes => new[] { Circuit.InputCount, Circuit.Outputs.Count, Program.SlotCount }.Max();

    /// <summary>Orders a network's operations and gives them places.</summary>
    /// <param name="network">The network.</param>
    /// <param name="ordered">Its circuit in the order that is wanted.</param>
    /// <param name="fuseSums">Whether a group sum is computed with the layers.</param>
    /// <param name="widths">Widths that the build asks for; empty for those worth their build time.</param>
    public static UnrolledPlan Create(LutNetwork network, Circuit ordered, bool fuseSums, IReadOnlyList<int> widths)
    {
        FusedSums sums = fuseSums && network.Head is GroupSumHead head
            ? GroupSumFusion.Fuse(ordered, head.Signals.Select(network.WidthOf).ToArray(), head.Groups.Select(group => group.Signals.Count).ToArray())
            : new FusedSums(ordered, []);
        int affordable = OperationsOfAllWidths / Math.Max(sums.Circuit.Nodes.Count, 1);
        return new UnrolledPlan(
            sums.Widths,
            BitProgram.Create(sums.Circuit, Registers),
            widths.Count > 0 ? widths : KernelOptionsReader.AllWidths.Take(Math.Max(1, affordable)).ToArray());
    }
}
