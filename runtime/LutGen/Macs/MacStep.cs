using System.Runtime.CompilerServices;
using LutGen.Kernels;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>A <see cref="MacStage"/>: what its forms have in common. All offsets are in bytes.</summary>
internal abstract unsafe class MacStep : LineStep
{
    /// <summary>Lists positions and targets.</summary>
    protected MacStep(MacStage stage)
        : base(stage.Output)
    {
        Positions = new PinnedTable<int>([.. stage.Positions.Select(InBytes)]);
        Places = new PinnedTable<int>([.. stage.Places.Select(InBytes)]);
        Scales = new PinnedTable<MacScale>([.. stage.Sums.Select(sum => sum.Scale)]);
        Mask = stage.Mask;
    }

    /// <summary>For each position where its codes begin.</summary>
    protected PinnedTable<int> Positions { get; }

    /// <summary>For each position where its outputs go.</summary>
    protected PinnedTable<int> Places { get; }

    /// <summary>How each output's sum becomes a code.</summary>
    protected PinnedTable<MacScale> Scales { get; }

    /// <summary>The bits of a line's numbers that count in pairs; -1 for all.</summary>
    protected int Mask { get; }

    /// <summary>The step in the form that takes less time.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="code">Sums of pruned layers as code; null when there is none.</param>
    /// <param name="index">The stage's index, by which the code knows it.</param>
    public static MacStep Create(MacStage stage, MacCode? code, int index) =>
        code is not null && code.Parts.Any(part => part.Stage == index) ? new UnrolledMacStep(stage, code, index)
        : MacTimes.IsDense(stage) ? new DenseMacStep(stage)
        : new PrunedMacStep(stage);

    /// <summary>Lines in bytes.</summary>
    protected static int InBytes(int lines) => lines * SignalLines.Bytes;

    /// <summary>The bits of codes that count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static TLanes Load<TLanes, TTerms>(byte* numbers, TLanes mask)
        where TLanes : unmanaged, IIntLanes<TLanes>
        where TTerms : struct =>
        typeof(TTerms) == typeof(WholePairs) ? TLanes.Load(numbers) : TLanes.Load(numbers) & mask;

    /// <summary>Terms are pairs of whole codes.</summary>
    protected readonly struct WholePairs;

    /// <summary>Terms are pairs, and some bits of codes do not count.</summary>
    protected readonly struct MaskedPairs;

    /// <summary>Terms are of all kinds.</summary>
    protected readonly struct AllTerms;
}
