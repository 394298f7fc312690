using System.Runtime.CompilerServices;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>A <see cref="MacStage"/> four outputs at a time: a line that any of them reads is loaded once, for all of them.</summary>
internal sealed unsafe class DenseMacStep : MacStep
{
    private readonly PinnedTable<Tile> _tiles;
    private readonly PinnedTable<Term> _terms;

    /// <summary>Lists the lines of every four outputs.</summary>
    public DenseMacStep(MacStage stage)
        : base(stage)
    {
        var terms = new List<Term>();
        var tiles = new List<Tile>();
        foreach (MacTile tile in MacTile.Of(stage))
        {
            tiles.Add(new Tile(
                terms.Count, tile.Lines.Count,
                InBytes(tile.First.Line), tile.Second is { } second ? InBytes(second.Line) : -1,
                tile.Outputs[0], tile.Outputs[1], tile.Outputs[2], tile.Outputs[3],
                ConstantOf(0), ConstantOf(1), ConstantOf(2), ConstantOf(3)));
            terms.AddRange(tile.Lines.Select(line => new Term(InBytes(line.Line), line.A, line.B, line.C, line.D)));

            int ConstantOf(int output) => tile.Outputs[output] < 0 ? 0 : stage.Sums[tile.Outputs[output]].Constant;
        }

        _tiles = new PinnedTable<Tile>([.. tiles]);
        _terms = new PinnedTable<Term>([.. terms]);
    }

    protected override void Compute<TLanes>(byte* lines, byte* scratch)
    {
        if (Mask == -1)
        {
            Compute<TLanes, WholePairs>(lines);
        }
        else
        {
            Compute<TLanes, MaskedPairs>(lines);
        }
    }

    private void Compute<TLanes, TTerms>(byte* lines)
        where TLanes : unmanaged, IIntLanes<TLanes>
        where TTerms : struct
    {
        int fours = Positions.Length & ~3;
        for (int i = 0; i < fours; i += 4)
        {
            ComputeFour<TLanes, TTerms>(lines, Positions.First + i, Places.First + i);
        }

        for (int i = fours; i < Positions.Length; i++)
        {
            ComputeOne<TLanes, TTerms>(lines, Positions.First + i, Places.First + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeFour<TLanes, TTerms>(byte* lines, int* position, int* place)
        where TLanes : unmanaged, IIntLanes<TLanes>
        where TTerms : struct
    {
        byte* a = lines + position[0], b = lines + position[1], c = lines + position[2], d = lines + position[3];
        TLanes mask = TLanes.Repeat(Mask);
        for (Tile* tile = _tiles.First, last = tile + _tiles.Length; tile < last; tile++)
        {
            TLanes a0 = TLanes.Repeat(tile->ConstantA), a1 = a0, a2 = a0, a3 = a0;
            TLanes b0 = TLanes.Repeat(tile->ConstantB), b1 = b0, b2 = b0, b3 = b0;
            TLanes c0 = TLanes.Repeat(tile->ConstantC), c1 = c0, c2 = c0, c3 = c0;
            TLanes d0 = TLanes.Repeat(tile->ConstantD), d1 = d0, d2 = d0, d3 = d0;
            for (Term* term = _terms.First + tile->First, end = term + tile->Count; term < end; term++)
            {
                nint line = term->Line;
                TLanes w = Load<TLanes, TTerms>(a + line, mask), x = Load<TLanes, TTerms>(b + line, mask);
                TLanes y = Load<TLanes, TTerms>(c + line, mask), z = Load<TLanes, TTerms>(d + line, mask);
                TLanes weights = TLanes.Repeat(term->A);
                a0 = TLanes.AddProducts(a0, w, weights);
                a1 = TLanes.AddProducts(a1, x, weights);
                a2 = TLanes.AddProducts(a2, y, weights);
                a3 = TLanes.AddProducts(a3, z, weights);
                weights = TLanes.Repeat(term->B);
                b0 = TLanes.AddProducts(b0, w, weights);
                b1 = TLanes.AddProducts(b1, x, weights);
                b2 = TLanes.AddProducts(b2, y, weights);
                b3 = TLanes.AddProducts(b3, z, weights);
                weights = TLanes.Repeat(term->C);
                c0 = TLanes.AddProducts(c0, w, weights);
                c1 = TLanes.AddProducts(c1, x, weights);
                c2 = TLanes.AddProducts(c2, y, weights);
                c3 = TLanes.AddProducts(c3, z, weights);
                weights = TLanes.Repeat(term->D);
                d0 = TLanes.AddProducts(d0, w, weights);
                d1 = TLanes.AddProducts(d1, x, weights);
                d2 = TLanes.AddProducts(d2, y, weights);
                d3 = TLanes.AddProducts(d3, z, weights);
            }

            byte* to = lines + tile->FirstLine;
            Join(a0, b0, tile->A, tile->B).Store(to + place[0]);
            Join(a1, b1, tile->A, tile->B).Store(to + place[1]);
            Join(a2, b2, tile->A, tile->B).Store(to + place[2]);
            Join(a3, b3, tile->A, tile->B).Store(to + place[3]);
            if (tile->C >= 0)
            {
                to = lines + tile->SecondLine;
                Join(c0, d0, tile->C, tile->D).Store(to + place[0]);
                Join(c1, d1, tile->C, tile->D).Store(to + place[1]);
                Join(c2, d2, tile->C, tile->D).Store(to + place[2]);
                Join(c3, d3, tile->C, tile->D).Store(to + place[3]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeOne<TLanes, TTerms>(byte* lines, int* position, int* place)
        where TLanes : unmanaged, IIntLanes<TLanes>
        where TTerms : struct
    {
        byte* from = lines + *position;
        TLanes mask = TLanes.Repeat(Mask);
        for (Tile* tile = _tiles.First, last = tile + _tiles.Length; tile < last; tile++)
        {
            TLanes a = TLanes.Repeat(tile->ConstantA), b = TLanes.Repeat(tile->ConstantB), c = TLanes.Repeat(tile->ConstantC), d = TLanes.Repeat(tile->ConstantD);
            for (Term* term = _terms.First + tile->First, end = term + tile->Count; term < end; term++)
            {
                TLanes codes = Load<TLanes, TTerms>(from + term->Line, mask);
                a = TLanes.AddProducts(a, codes, TLanes.Repeat(term->A));
                b = TLanes.AddProducts(b, codes, TLanes.Repeat(term->B));
                c = TLanes.AddProducts(c, codes, TLanes.Repeat(term->C));
                d = TLanes.AddProducts(d, codes, TLanes.Repeat(term->D));
            }

            Join(a, b, tile->A, tile->B).Store(lines + tile->FirstLine + *place);
            if (tile->C >= 0)
            {
                Join(c, d, tile->C, tile->D).Store(lines + tile->SecondLine + *place);
            }
        }
    }

    // The codes of two outputs; the second may not be there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Join<TLanes>(TLanes lower, TLanes upper, int first, int second)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        TLanes codes = TLanes.Requantize(lower, Scales.First + first);
        return second >= 0 ? CodeHalves.Join(codes, TLanes.Requantize(upper, Scales.First + second)) : codes;
    }

    // Where the lines of four outputs begin, how many they are, where the outputs go, which they are, and their constants.
    private readonly record struct Tile(
        int First, int Count, int FirstLine, int SecondLine, int A, int B, int C, int D, int ConstantA, int ConstantB, int ConstantC, int ConstantD);

    // A line, and each output's two weights.
    private readonly record struct Term(int Line, int A, int B, int C, int D);
}
