using LutGen.Kernels;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>A layer of a <see cref="MacProgram"/>, 16 samples together.</summary>
internal abstract unsafe class LineStep
{
    /// <summary>Memory that a step may use for itself: two sums of each line of outputs at four positions.</summary>
    public const int ScratchBytes = MacCode.MostTargets * 2 * 4 * SignalLines.Bytes;

    private readonly PinnedTable<int> _zeros;

    /// <summary>Prepares an image.</summary>
    /// <param name="output">The image that is defined.</param>
    protected LineStep(LineRegion output) => _zeros = new PinnedTable<int>(ZerosOf(output));

    /// <summary>The step of a stage; a new kind of stage is one line here.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="code">Sums of pruned layers as code; null when there is none.</param>
    /// <param name="index">The stage's index, by which the code knows it.</param>
    public static LineStep Create(LineStage stage, MacCode? code, int index) => stage switch
    {
        MacStage macs => MacStep.Create(macs, code, index),
        PoolStage pool => new PoolStep(pool),
        AddStage add => new AddStep(add),
        _ => throw new NotSupportedException($"no step for {stage.GetType().Name}"),
    };

    /// <summary>Bytes from the first line to those around an image that are zeros.</summary>
    public static int[] ZerosOf(LineRegion region)
    {
        var zeros = new List<int>();
        for (int line = 0; line < region.Count; line++)
        {
            int y = line % region.Plane / region.Pitch - region.Padding;
            int x = line % region.Pitch - region.Padding;
            if ((uint)y >= (uint)region.Grid.Height || (uint)x >= (uint)region.Grid.Width)
            {
                zeros.Add((region.First + line) * SignalLines.Bytes);
            }
        }

        return [.. zeros];
    }

    /// <summary>Writes zeros to lines.</summary>
    public static void Clear(byte* lines, PinnedTable<int> zeros)
    {
        for (int i = 0; i < zeros.Length; i++)
        {
            new Span<byte>(lines + zeros.First[i], SignalLines.Bytes).Clear();
        }
    }

    /// <summary>Computes the layer's image, zeros around it included.</summary>
    /// <param name="lines">The first line.</param>
    /// <param name="scratch">Memory of <see cref="ScratchBytes"/>.</param>
    public void Run<TLanes>(byte* lines, byte* scratch)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        Clear(lines, _zeros);
        for (int slice = 0; slice < SignalLines.Bytes; slice += sizeof(TLanes))
        {
            Compute<TLanes>(lines + slice, scratch);
        }
    }

    /// <summary>Computes the layer for the samples of one vector.</summary>
    /// <param name="lines">The vector of the first line; those of the others are 64 bytes apart.</param>
    /// <param name="scratch">Memory of <see cref="ScratchBytes"/>.</param>
    protected abstract void Compute<TLanes>(byte* lines, byte* scratch)
        where TLanes : unmanaged, IIntLanes<TLanes>;
}
