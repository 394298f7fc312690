using System.ComponentModel;
using System.Runtime.CompilerServices;
using LutGen.Kernels;
using LutGen.Networks;

namespace LutGen.Stages;

/// <summary>
/// A layer that does the same at every position of a window over an image: a loop around the code of one position, which sees
/// the planes under its window at constant distances from the first. Over a border of zeros, if there is padding, the image is
/// copied first, so that no position is special. Generated code derives from it; users have no need to.
/// </summary>
/// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
/// <param name="grid">Shape of the image that is read; its first place is the first input.</param>
/// <param name="placeBits">Planes of each of its places.</param>
/// <param name="window">The window.</param>
/// <param name="slotPlanes">Planes of scratch memory for the code of one position.</param>
/// <param name="positionPlanes">Planes that one position gives: those of the first position come first.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WindowKernel(int words, SignalGrid grid, int placeBits, SlidingWindow window, int slotPlanes, int positionPlanes)
    : BitKernel(
        words,
        grid.Count * placeBits,
        slotPlanes + BorderedPlanes(grid, placeBits, window),
        positionPlanes * window.RowsOver(grid) * window.ColumnsOver(grid))
{
    private readonly int _rows = window.RowsOver(grid);
    private readonly int _columns = window.ColumnsOver(grid);
    private readonly int _borderedWidth = grid.Width + 2 * window.Padding;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public sealed override void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs)
    {
        ref ulong image = ref inputs;
        if (window.Padding > 0)
        {
            CopyIntoBorder(ref inputs, ref slots);
            image = ref slots;
            slots = ref Unsafe.Add(ref slots, BorderedPlanes(grid, placeBits, window) * Words);
        }

        int step = window.Stride * placeBits * Words;
        int rowStep = step * _borderedWidth;
        for (int row = 0; row < _rows; row++)
        {
            ref ulong place = ref Unsafe.Add(ref image, (nint)row * rowStep);
            for (int column = 0; column < _columns; column++)
            {
                Position(ref place, ref slots, ref outputs);
                place = ref Unsafe.Add(ref place, step);
                outputs = ref Unsafe.Add(ref outputs, positionPlanes * Words);
            }
        }
    }

    /// <summary>Evaluates one position.</summary>
    /// <param name="inputs">First word of the first plane under the window.</param>
    /// <param name="slots">First word of the scratch memory.</param>
    /// <param name="outputs">First word of what the position gives.</param>
    protected abstract void Position(ref ulong inputs, ref ulong slots, ref ulong outputs);

    private static int BorderedPlanes(SignalGrid grid, int placeBits, SlidingWindow window) => window.Padding == 0
        ? 0
        : grid.Channels * (grid.Height + 2 * window.Padding) * (grid.Width + 2 * window.Padding) * placeBits;

    private unsafe void CopyIntoBorder(ref ulong inputs, ref ulong slots)
    {
        int border = window.Padding * placeBits * Words;
        int row = grid.Width * placeBits * Words;
        int borderedRow = _borderedWidth * placeBits * Words;
        fixed (ulong* from = &inputs, to = &slots)
        {
            ulong* source = from;
            ulong* target = to;
            for (int channel = 0; channel < grid.Channels; channel++)
            {
                target = Clear(target, window.Padding * borderedRow + border);
                for (int y = 0; y < grid.Height; y++, source += row)
                {
                    new ReadOnlySpan<ulong>(source, row).CopyTo(new Span<ulong>(target, row));

                    // The right border of this row and the left one of the next.
                    target = Clear(target + row, y < grid.Height - 1 ? 2 * border : border);
                }

                target = Clear(target, window.Padding * borderedRow);
            }
        }
    }

    private static unsafe ulong* Clear(ulong* target, int words)
    {
        new Span<ulong>(target, words).Clear();
        return target + words;
    }
}
