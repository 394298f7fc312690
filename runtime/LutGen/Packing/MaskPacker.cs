using System.Runtime.CompilerServices;
using LutGen.Kernels;
using LutGen.Lanes;

namespace LutGen.Packing;

/// <summary>
/// Packs rows in two moves: each row becomes masks of 64 bits, one a group of the layout; then 64 x 64 bit transposes turn
/// masks of many rows into planes.
/// </summary>
internal sealed unsafe class MaskPacker<TRow, TColumn, TMasks>(ColumnLayout layout, TMasks masks) : RowPacker<TRow>
    where TRow : unmanaged
    where TColumn : unmanaged
    where TMasks : struct, IColumnMasks<TRow, TColumn>
{
    // So many groups at a time keep the masks within the caches.
    private const int GroupsAtOnce = 16;

    private readonly PinnedTable<int> _firstColumns = new(layout.FirstColumns);
    private readonly PinnedTable<int> _planes = new(layout.Planes);
    private readonly int _features = layout.Features;
    private readonly int _tiles = layout.Tiles;

    // Not a field read through 'this' in the loops: a copy lives in registers.
    private readonly TMasks _masks = masks;

    private int RowWords => ScratchMemory.Aligned((Math.Max(_features, ColumnLayout.Width) * sizeof(TColumn) + 7) / 8);

    public override int ScratchWords(int words) => GroupsAtOnce * MatrixWords(words) + 2 * RowWords;

    public override void Pack(TRow* rows, int count, ulong* planes, int words, ulong* scratch)
    {
        for (int group = 0; group < _firstColumns.Length; group += GroupsAtOnce)
        {
            int end = Math.Min(group + GroupsAtOnce, _firstColumns.Length);
            if (words == 1 && count == 1)
            {
                PackOne(rows, group, end, planes, scratch);
            }
            else
            {
                MakeMasks(rows, count, group, end, words, scratch);
                Transpose(group, end, planes, words, scratch);
            }
        }
    }

    // Eight words more than the matrix: matrices a power of two apart would compete for the same cache lines.
    private static int MatrixWords(int words) => BitTranspose.Size * words + 8;

    // Row q of all words before row q + 1 of any, so that the masks of one cache line are written together.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MakeMasks(TRow* rows, int count, int group, int end, int words, ulong* matrices)
    {
        TMasks masks = _masks;
        int* firstColumns = _firstColumns.First;
        int matrixWords = MatrixWords(words);
        ulong* buffers = matrices + GroupsAtOnce * matrixWords;
        for (int q = 0; q < BitTranspose.Size; q++)
        {
            for (int word = 0; word < words; word++)
            {
                int row = Math.Min(BitTranspose.Size * word + q, count - 1);
                TColumn* columns = Columns(ref masks, rows + (long)row * _features, buffers, firstColumns[group], firstColumns[end - 1] + ColumnLayout.Width);
                ulong* mask = matrices + q * words + word;
                for (int g = group; g < end; g++)
                {
                    *mask = masks.Mask(columns + firstColumns[g], g);
                    mask += matrixWords;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transpose(int group, int end, ulong* planes, int words, ulong* matrices)
    {
        for (int g = group; g < end; g++, matrices += MatrixWords(words))
        {
            BitTranspose.InPlace(matrices, words);
            int* plane = _planes.First + g * ColumnLayout.Width;
            for (int column = 0; column < ColumnLayout.Width; column++)
            {
                for (int word = 0; word < words; word++)
                {
                    planes[(long)plane[column] * words + word] = matrices[column * words + word];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackOne(TRow* row, int group, int end, ulong* planes, ulong* scratch)
    {
        TMasks masks = _masks;
        int* firstColumns = _firstColumns.First;
        TColumn* columns = Columns(ref masks, row, scratch, firstColumns[group], firstColumns[end - 1] + ColumnLayout.Width);
        for (int g = group; g < end; g++)
        {
            ulong mask = masks.Mask(columns + firstColumns[g], g);
            int* plane = _planes.First + g * ColumnLayout.Width;
            for (int column = 0; column < ColumnLayout.Width; column++)
            {
                planes[plane[column]] = mask >> column;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TColumn* Columns(ref TMasks masks, TRow* row, ulong* buffers, int first, int end)
    {
        TColumn* features = masks.Columns(row, (TColumn*)buffers, first, Math.Min(end, _features));
        return _tiles == 0 ? features : Tile(features, (TColumn*)(buffers + RowWords));
    }

    private TColumn* Tile(TColumn* features, TColumn* tiles)
    {
        for (int tile = 0; tile < _tiles; tile++)
        {
            Unsafe.CopyBlockUnaligned(tiles + tile * _features, features, (uint)(_features * sizeof(TColumn)));
        }

        return tiles;
    }
}
