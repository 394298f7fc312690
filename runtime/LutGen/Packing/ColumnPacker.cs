using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Kernels;
using LutGen.Lanes;

namespace LutGen.Packing;

/// <summary>
/// Packs rows of columns: eight rows at a time become a byte of bits a column, streaming through the rows once; then
/// <see cref="OctetTranspose"/> turns bytes into planes.
/// </summary>
/// <param name="layout">Which bits are made of which columns.</param>
/// <param name="operands">What each column of each group is tested with.</param>
/// <param name="encoder">Makes the columns of a row; null for rows that are columns as they are.</param>
/// <param name="zeros">Planes that are always 0, whatever the test says.</param>
internal sealed unsafe class ColumnPacker<TRow, TColumn, TBits, TTest>(ColumnLayout layout, TColumn[] operands, RowEncoder<TRow>? encoder, int[] zeros) : RowPacker<TRow>
    where TRow : unmanaged
    where TColumn : unmanaged
    where TBits : unmanaged, IUnsignedNumber<TBits>
    where TTest : struct, IColumnTest<TColumn, TBits>
{
    // So many groups at a time keep everything within the caches.
    private const int GroupsAtOnce = 16;
    private const int Octet = 8;
    private const int OctetsBytes = Octet * ColumnLayout.Width;

    private readonly PinnedTable<int> _firstColumns = new(layout.FirstColumns);
    private readonly PinnedTable<int> _planes = new(layout.Planes);
    private readonly PinnedTable<int> _places = new(InColumnOrder(layout.Planes));
    private readonly PinnedTable<TColumn> _operands = new(operands);
    private readonly int _features = layout.Features;
    private readonly int _tiles = layout.Tiles;

    // A row, or the tiles of one and a vector that reaches beyond.
    private int RowBytes => ScratchMemory.Aligned((Math.Max(_features, ColumnLayout.Width) * sizeof(TColumn) + Vector128<byte>.Count + 7) / 8) * sizeof(ulong);

    private bool CopiesRows => encoder is not null || _tiles > 0;

    public override int ScratchWords(int words) =>
        (GroupsAtOnce * (OctetsBytes + MatrixBytes(words)) + Octet * RowBytes) / sizeof(ulong);

    public override void Pack(TRow* rows, int count, ulong* planes, int words, ulong* scratch)
    {
        byte* octets = (byte*)scratch;
        byte* columns = octets + GroupsAtOnce * OctetsBytes;
        byte* buffer = columns + GroupsAtOnce * MatrixBytes(words);
        for (int group = 0; group < _firstColumns.Length; group += GroupsAtOnce)
        {
            int end = Math.Min(group + GroupsAtOnce, _firstColumns.Length);
            if (words == 1 && count <= Octet)
            {
                Test(rows, count, group, end, octets, buffer);
                FirstOctet(octets, group, end, planes);
                continue;
            }

            for (int row = 0; row < count; row += 64)
            {
                for (int i = 0; i < 64 && row + i < count; i += Octet)
                {
                    Test(rows + (long)(row + i) * _features, count - row - i, group, end, octets + i * (ColumnLayout.Width / Octet), buffer);
                }

                ToWords(octets, columns, row / 64, words, end - group);
            }

            ToPlanes(columns, words, planes, group, end);
        }

        foreach (int plane in zeros)
        {
            new Span<ulong>(planes + (long)plane * words, words).Clear();
        }
    }

    // A cache line more than the matrix: matrices a power of two apart would compete for the same cache lines.
    private static int MatrixBytes(int words) => OctetTranspose.Bytes(words) + 64;

    private static int[] InColumnOrder(int[] planes)
    {
        int[] order = OctetTranspose.ColumnOrder;
        return planes.Select((_, i) => planes[i / ColumnLayout.Width * ColumnLayout.Width + order[i % ColumnLayout.Width]]).ToArray();
    }

    // Bits of up to eight rows.
    private void Test(TRow* rows, int count, int group, int end, byte* octets, byte* buffer)
    {
        if (CopiesRows || count < Octet)
        {
            int first = _firstColumns.First[group];
            Copy(rows, Math.Min(count, Octet), first, Math.Min(_firstColumns.First[end - 1] + ColumnLayout.Width, _features), buffer);
            Test(buffer, RowBytes, group, end, octets);
        }
        else
        {
            Test((byte*)rows, (nint)_features * sizeof(TColumn), group, end, octets);
        }
    }

    private void Test(byte* rows, nint stride, int group, int end, byte* octets) => RowOctet<TColumn, TBits, TTest>.Test(
        rows, stride, _firstColumns.First + group, _operands.First + (nint)group * ColumnLayout.Width, octets, end - group);

    // Rows that are missing keep the columns of others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(TRow* rows, int count, int first, int end, byte* buffer)
    {
        for (int i = 0; i < count; i++, rows += _features, buffer += RowBytes)
        {
            if (encoder is not null)
            {
                encoder.Encode(rows, first, end, (ushort*)buffer);
            }
            else
            {
                Unsafe.CopyBlockUnaligned(buffer + first * sizeof(TColumn), rows + first, (uint)((end - first) * sizeof(TColumn)));
            }

            Tile(buffer);
        }
    }

    // Copies overlap what the next one overwrites.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tile(byte* tiles)
    {
        int bytes = _features * sizeof(TColumn);
        byte* target = tiles;
        for (int tile = 1; tile < _tiles; tile++)
        {
            target += bytes;
            for (int i = 0; i < bytes; i += Vector128<byte>.Count)
            {
                Vector128.Store(Vector128.Load(tiles + i), target + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ToWords(byte* octets, byte* columns, int word, int words, int groups)
    {
        for (int i = 0; i < groups; i++, octets += OctetsBytes, columns += MatrixBytes(words))
        {
            OctetTranspose.ToWords(octets, (ulong*)columns, word, words);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ToPlanes(byte* columns, int words, ulong* planes, int group, int end)
    {
        int* places = _places.First + (nint)group * ColumnLayout.Width;
        for (; group < end; group++, columns += MatrixBytes(words), places += ColumnLayout.Width)
        {
            OctetTranspose.ToPlanes((ulong*)columns, words, planes, places);
        }
    }

    // Few rows need no transpose: their bits are the lowest of a plane already.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FirstOctet(byte* octets, int group, int end, ulong* planes)
    {
        int* plane = _planes.First + (nint)group * ColumnLayout.Width;
        for (; group < end; group++, octets += OctetsBytes)
        {
            for (int column = 0; column < ColumnLayout.Width; column++)
            {
                planes[*plane++] = octets[column];
            }
        }
    }
}
