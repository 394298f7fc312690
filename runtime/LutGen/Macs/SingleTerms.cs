using System.Runtime.CompilerServices;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>The terms of a <see cref="MacStage"/> that are no pairs: codes multiplied one at a time, and chunks that are looked up.</summary>
internal sealed unsafe class SingleTerms
{
    // Four bits of a number choose among the entries of a vector.
    private const int MostShuffled = 15;

    private readonly PinnedTable<Start> _starts;
    private readonly PinnedTable<WideTerm> _wides;
    private readonly PinnedTable<ChunkTerm> _chunks;
    private readonly PinnedTable<int> _tables;
    private readonly int _chunkMask;

    /// <summary>Lists the terms; lines become bytes.</summary>
    public SingleTerms(MacStage stage)
    {
        int entries = stage.Tables.Count == 0 ? 16 : stage.Tables[0].Length;
        _wides = new PinnedTable<WideTerm>([.. stage.Sums.SelectMany(sum => sum.Wides).Select(term => term with { Line = term.Line * SignalLines.Bytes })]);
        _chunks = new PinnedTable<ChunkTerm>([.. stage.Sums.SelectMany(sum => sum.Chunks)
            .Select(term => term with { Line = term.Line * SignalLines.Bytes, Table = term.Table * entries })]);
        _tables = new PinnedTable<int>([.. stage.Tables.SelectMany(table => table)]);
        _chunkMask = entries - 1;
        var starts = new Start[stage.Sums.Count + 1];
        for (int i = 0; i < stage.Sums.Count; i++)
        {
            starts[i + 1] = new Start(starts[i].Wides + stage.Sums[i].Wides.Count, starts[i].Chunks + stage.Sums[i].Chunks.Count);
        }

        _starts = new PinnedTable<Start>(starts);
    }

    /// <summary>Number of terms of all outputs.</summary>
    public int Count => _wides.Length + _chunks.Length;

    /// <summary>Adds an output's terms at four positions.</summary>
    /// <param name="a">The line that the first position's terms count from.</param>
    /// <param name="b">That of the second.</param>
    /// <param name="c">That of the third.</param>
    /// <param name="d">That of the fourth.</param>
    /// <param name="output">The output.</param>
    /// <param name="e">The first position's sum.</param>
    /// <param name="f">That of the second.</param>
    /// <param name="g">That of the third.</param>
    /// <param name="h">That of the fourth.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<TLanes>(byte* a, byte* b, byte* c, byte* d, int output, ref TLanes e, ref TLanes f, ref TLanes g, ref TLanes h)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        TLanes s = e, t = f, u = g, v = h;
        for (WideTerm* term = _wides.First + _starts.First[output].Wides, end = _wides.First + _starts.First[output + 1].Wides; term < end; term++)
        {
            int shift = term->Shift;
            nint line = term->Line;
            TLanes mask = TLanes.Repeat(term->Mask), weight = TLanes.Repeat(term->Weight);
            s += (TLanes.Load(a + line) >>> shift & mask) * weight;
            t += (TLanes.Load(b + line) >>> shift & mask) * weight;
            u += (TLanes.Load(c + line) >>> shift & mask) * weight;
            v += (TLanes.Load(d + line) >>> shift & mask) * weight;
        }

        ChunkTerm* chunk = _chunks.First + _starts.First[output].Chunks;
        ChunkTerm* last = _chunks.First + _starts.First[output + 1].Chunks;
        for (; _chunkMask == MostShuffled && chunk < last; chunk++)
        {
            int shift = chunk->Shift;
            nint line = chunk->Line;
            int* table = _tables.First + chunk->Table;
            s += TLanes.Lookup(TLanes.Load(a + line) >>> shift, table);
            t += TLanes.Lookup(TLanes.Load(b + line) >>> shift, table);
            u += TLanes.Lookup(TLanes.Load(c + line) >>> shift, table);
            v += TLanes.Lookup(TLanes.Load(d + line) >>> shift, table);
        }

        for (; chunk < last; chunk++)
        {
            int shift = chunk->Shift;
            nint line = chunk->Line;
            int* table = _tables.First + chunk->Table;
            s += LookupEach(TLanes.Load(a + line) >>> shift, table);
            t += LookupEach(TLanes.Load(b + line) >>> shift, table);
            u += LookupEach(TLanes.Load(c + line) >>> shift, table);
            v += LookupEach(TLanes.Load(d + line) >>> shift, table);
        }

        (e, f, g, h) = (s, t, u, v);
    }

    /// <summary>An output's terms at one position.</summary>
    /// <param name="position">The line that the terms count from.</param>
    /// <param name="output">The output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TLanes Sum<TLanes>(byte* position, int output)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        TLanes total = TLanes.Repeat(0);
        for (WideTerm* term = _wides.First + _starts.First[output].Wides, end = _wides.First + _starts.First[output + 1].Wides; term < end; term++)
        {
            total += (TLanes.Load(position + term->Line) >>> term->Shift & TLanes.Repeat(term->Mask)) * TLanes.Repeat(term->Weight);
        }

        for (ChunkTerm* term = _chunks.First + _starts.First[output].Chunks, end = _chunks.First + _starts.First[output + 1].Chunks; term < end; term++)
        {
            total += Entries(TLanes.Load(position + term->Line) >>> term->Shift, _tables.First + term->Table);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Entries<TLanes>(TLanes numbers, int* table)
        where TLanes : unmanaged, IIntLanes<TLanes> =>
        _chunkMask == MostShuffled ? TLanes.Lookup(numbers, table) : LookupEach(numbers, table);

    // Tables of chunks of more than 4 bits are not shuffled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TLanes LookupEach<TLanes>(TLanes numbers, int* table)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        uint* each = stackalloc uint[SignalLines.Samples];
        numbers.Store((byte*)each);
        for (int i = 0; i < sizeof(TLanes) / sizeof(int); i++)
        {
            each[i] = (uint)table[each[i] & (uint)_chunkMask];
        }

        return TLanes.Load((byte*)each);
    }

    // Where an output's terms begin; those of the next end them.
    private readonly record struct Start(int Wides, int Chunks);
}
