using LutGen.Circuits;
using LutGen.Generator.Parsing;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Scheduling;

namespace LutGen.Generator.Planning;

/// <summary>What the unrolled kernels compute.</summary>
/// <param name="SumWidths">Digits of the group sums that are the last stage's outputs; empty when these are the head's signals.</param>
/// <param name="Stages">The kernels that run one behind the other; mostly one.</param>
/// <param name="KeepsInputs">Whether the memory between stages begins with the input planes.</param>
/// <param name="MemoryPlanes">Planes of the memory between stages.</param>
/// <param name="Widths">Widths in bits of the kernels, widest first.</param>
internal sealed record UnrolledPlan(IReadOnlyList<int> SumWidths, IReadOnlyList<StagePlan> Stages, bool KeepsInputs, int MemoryPlanes, IReadOnlyList<int> Widths)
{
    // Of 32 vector registers a few are left to the JIT, for operands that come from memory. Where there are only 16 it keeps
    // the others on the stack, which measured the same as fewer locals.
    private const int Registers = 28;

    // Operations written without being asked for particular widths: beyond, narrow machines evaluate data instead, and the
    // build stays within seconds.
    private const int OperationsOfAllWidths = 70_000;

    /// <summary>Operations of all stages, those of a loop once.</summary>
    public int Operations => Stages.Sum(stage => stage.Operations);

    /// <summary>Most planes of one kind that are written out as fields.</summary>
    public int MostFields => Stages.Max(stage => stage.MostFields);

    /// <summary>Plans a whole network as one kernel.</summary>
    /// <param name="network">The network.</param>
    /// <param name="ordered">Its circuit in the order that is wanted.</param>
    /// <param name="fuseSums">Whether a group sum is computed with the layers.</param>
    /// <param name="widths">Widths that the build asks for; empty for those worth their build time.</param>
    public static UnrolledPlan Create(LutNetwork network, Circuit ordered, bool fuseSums, IReadOnlyList<int> widths)
    {
        (Circuit circuit, IReadOnlyList<int> sumWidths) = FuseSums(network, ordered, fuseSums);
        var stage = new StagePlan("the layers", circuit, FirstInput: 0, FirstOutput: 0) { Program = ProgramOf(circuit) };
        return new UnrolledPlan(sumWidths, [stage], KeepsInputs: false, MemoryPlanes: 0, WidthsFor(Math.Max(circuit.Nodes.Count, circuit.InputCount + circuit.Outputs.Count), widths));
    }

    /// <summary>Adds the head's group sums to a circuit that gives its signals, if there are some and they are wanted.</summary>
    public static FusedSums FuseSums(LutNetwork network, Circuit circuit, bool fuseSums) => fuseSums && network.Head is GroupSumHead head
        ? GroupSumFusion.Fuse(circuit, head.Signals.Select(network.WidthOf).ToArray(), head.Groups.Select(group => group.Signals.Count).ToArray())
        : new FusedSums(circuit, []);

    /// <summary>A circuit's operations with their places.</summary>
    public static BitProgram ProgramOf(Circuit circuit) => BitProgram.Create(circuit, Registers);

    /// <summary>The widths of kernels: those that the build asks for, or those worth the build time of so many operations, or planes where these are more.</summary>
    public static IReadOnlyList<int> WidthsFor(int operations, IReadOnlyList<int> widths) => widths.Count > 0
        ? widths
        : BuildOptionsReader.AllWidths.Take(Math.Max(1, OperationsOfAllWidths / Math.Max(operations, 1))).ToArray();
}
