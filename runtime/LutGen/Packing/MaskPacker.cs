using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    private readonly TMasks _masks = masks;

    // A row, or the tiles of one and a vector that reaches beyond.
    private int RowWords => ScratchMemory.Aligned((Math.Max(_features, ColumnLayout.Width) * sizeof(TColumn) + Vector128<byte>.Count + 7) / 8);

    public override int ScratchWords(int words) => GroupsAtOnce * MatrixWords(words) + RowWords;

    public override ColumnLayout Layout => layout;

    public override void PackMasks(TRow* row, ulong* masks, ulong* scratch) => MakeMasks(row, scratch, 0, _firstColumns.Length, masks, stride: 1);

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
        int matrixWords = MatrixWords(words);
        ulong* buffer = matrices + GroupsAtOnce * matrixWords;
        for (int q = 0; q < BitTranspose.Size; q++)
        {
            for (int word = 0; word < words; word++)
            {
                int row = Math.Min(BitTranspose.Size * word + q, count - 1);
                MakeMasks(rows + (long)row * _features, buffer, group, end, matrices + q * words + word, matrixWords);
            }
        }
    }

    // The masks of one row; a method of its own, so that all that its loop needs fits the registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void MakeMasks(TRow* row, ulong* buffer, int group, int end, ulong* mask, int stride)
    {
        TMasks masks = _masks;
        int* firstColumns = _firstColumns.First;
        TColumn* columns = Columns(ref masks, row, buffer, firstColumns[group], firstColumns[end - 1] + ColumnLayout.Width);
        for (; group < end; group++, mask += stride)
        {
            *mask = masks.Mask(columns + firstColumns[group], group);
        }
    }

    private void Transpose(int group, int end, ulong* planes, int words, ulong* matrices)
    {
        for (int g = group; g < end; g++, matrices += MatrixWords(words))
        {
            BitTranspose.InPlace(matrices, words);
            BitTranspose.Scatter(matrices, words, planes, _planes.First + g * ColumnLayout.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackOne(TRow* row, int group, int end, ulong* planes, ulong* scratch)
    {
        MakeMasks(row, scratch + GroupsAtOnce * MatrixWords(1), group, end, scratch, stride: 1);
        int* plane = _planes.First + group * ColumnLayout.Width;
        for (; group < end; group++, scratch++)
        {
            ulong mask = *scratch;
            for (int column = 0; column < ColumnLayout.Width; column++)
            {
                planes[*plane++] = mask >> column;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TColumn* Columns(ref TMasks masks, TRow* row, ulong* buffer, int first, int end)
    {
        TColumn* features = masks.Columns(row, (TColumn*)buffer, first, Math.Min(end, _features));
        return _tiles == 0 ? features : Tile(features, (byte*)buffer);
    }

    // The first copy is exact, for nothing outside the row may be read; further ones overlap what the next overwrites.
    private TColumn* Tile(TColumn* features, byte* tiles)
    {
        int bytes = _features * sizeof(TColumn);
        if (features != tiles)
        {
            Unsafe.CopyBlockUnaligned(tiles, features, (uint)bytes);
        }

        byte* target = tiles;
        for (int tile = 1; tile < _tiles; tile++)
        {
            target += bytes;
            for (int i = 0; i < bytes; i += Vector128<byte>.Count)
            {
                Vector128.Store(Vector128.Load(tiles + i), target + i);
            }
        }

        return (TColumn*)tiles;
    }
}
