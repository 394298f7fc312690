using System.Runtime.CompilerServices;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>A <see cref="MacStage"/> output by output, from a list of its terms: weights of zero take no time.</summary>
internal unsafe class PrunedMacStep : MacStep
{
    private readonly PinnedTable<LineTarget> _targets;
    private readonly PinnedTable<Sum> _sums;
    private readonly PinnedTable<PairTerm> _pairs;
    private readonly SingleTerms _singles;

    /// <summary>Lists the terms.</summary>
    public PrunedMacStep(MacStage stage)
        : base(stage)
    {
        _targets = new PinnedTable<LineTarget>([.. stage.Targets.Select(target => target with { Line = InBytes(target.Line) })]);
        _pairs = new PinnedTable<PairTerm>([.. stage.Sums.SelectMany(sum => sum.Pairs).Select(term => term with { Line = InBytes(term.Line) })]);
        _singles = new SingleTerms(stage);
        var sums = new Sum[stage.Sums.Count + 1];
        for (int i = 0; i < stage.Sums.Count; i++)
        {
            MacSum sum = stage.Sums[i];
            sums[i].Constant = sum.Constant;
            sums[i + 1] = new Sum(sums[i].Pairs + sum.Pairs.Count, 0);
        }

        _sums = new PinnedTable<Sum>(sums);
    }

    /// <summary>Where the outputs go, in bytes.</summary>
    protected PinnedTable<LineTarget> Targets => _targets;

    protected override void Compute<TLanes>(byte* lines, byte* scratch) => Compute<TLanes>(lines, 0);

    /// <summary>Computes some positions.</summary>
    /// <param name="lines">The vector of the first line.</param>
    /// <param name="first">The first position.</param>
    protected void Compute<TLanes>(byte* lines, int first)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        if (_singles.Count > 0)
        {
            Compute<TLanes, AllTerms>(lines, first);
        }
        else if (Mask == -1)
        {
            Compute<TLanes, WholePairs>(lines, first);
        }
        else
        {
            Compute<TLanes, MaskedPairs>(lines, first);
        }
    }

    // The weights of an output are fetched once for four positions.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compute<TLanes, TTerms>(byte* lines, int first)
        where TLanes : unmanaged, IIntLanes<TLanes>
        where TTerms : struct
    {
        int* position = Positions.First + first;
        int* place = Places.First + first;
        int* end = Positions.First + Positions.Length;
        for (; position + 4 <= end; position += 4, place += 4)
        {
            byte* a = lines + position[0], b = lines + position[1], c = lines + position[2], d = lines + position[3];
            for (LineTarget* target = _targets.First, last = target + _targets.Length; target < last; target++)
            {
                SumFour<TLanes, TTerms>(a, b, c, d, target->Lower, out TLanes e, out TLanes f, out TLanes g, out TLanes h);
                if (target->Upper >= 0)
                {
                    SumFour<TLanes, TTerms>(a, b, c, d, target->Upper, out TLanes i, out TLanes j, out TLanes k, out TLanes l);
                    (e, f, g, h) = (CodeHalves.Join(e, i), CodeHalves.Join(f, j), CodeHalves.Join(g, k), CodeHalves.Join(h, l));
                }

                byte* to = lines + target->Line;
                e.Store(to + place[0]);
                f.Store(to + place[1]);
                g.Store(to + place[2]);
                h.Store(to + place[3]);
            }
        }

        for (; position < end; position++, place++)
        {
            for (LineTarget* target = _targets.First, last = target + _targets.Length; target < last; target++)
            {
                TLanes codes = SumOne<TLanes, TTerms>(lines + *position, target->Lower);
                codes = target->Upper >= 0 ? CodeHalves.Join(codes, SumOne<TLanes, TTerms>(lines + *position, target->Upper)) : codes;
                codes.Store(lines + target->Line + *place);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SumFour<TLanes, TTerms>(byte* a, byte* b, byte* c, byte* d, int output, out TLanes e, out TLanes f, out TLanes g, out TLanes h)
        where TLanes : unmanaged, IIntLanes<TLanes>
        where TTerms : struct
    {
        Sum* sum = _sums.First + output;
        TLanes mask = TLanes.Repeat(Mask);
        TLanes s = TLanes.Repeat(sum->Constant), t = s, u = s, v = s;
        if (typeof(TTerms) == typeof(AllTerms))
        {
            _singles.Add(a, b, c, d, output, ref s, ref t, ref u, ref v);
        }

        for (PairTerm* term = _pairs.First + sum->Pairs, end = _pairs.First + sum[1].Pairs; term < end; term++)
        {
            TLanes weights = TLanes.Repeat(term->Weights);
            nint line = term->Line;
            s = TLanes.AddProducts(s, Load<TLanes, TTerms>(a + line, mask), weights);
            t = TLanes.AddProducts(t, Load<TLanes, TTerms>(b + line, mask), weights);
            u = TLanes.AddProducts(u, Load<TLanes, TTerms>(c + line, mask), weights);
            v = TLanes.AddProducts(v, Load<TLanes, TTerms>(d + line, mask), weights);
        }

        MacScale* scale = Scales.First + output;
        e = TLanes.Requantize(s, scale);
        f = TLanes.Requantize(t, scale);
        g = TLanes.Requantize(u, scale);
        h = TLanes.Requantize(v, scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes SumOne<TLanes, TTerms>(byte* position, int output)
        where TLanes : unmanaged, IIntLanes<TLanes>
        where TTerms : struct
    {
        Sum* sum = _sums.First + output;
        TLanes mask = TLanes.Repeat(Mask);
        TLanes s = TLanes.Repeat(sum->Constant), t = TLanes.Repeat(0);
        if (typeof(TTerms) == typeof(AllTerms))
        {
            t += _singles.Sum<TLanes>(position, output);
        }

        PairTerm* term = _pairs.First + sum->Pairs;
        PairTerm* end = _pairs.First + sum[1].Pairs;
        for (; term + 1 < end; term += 2)
        {
            s = TLanes.AddProducts(s, Load<TLanes, TTerms>(position + term[0].Line, mask), TLanes.Repeat(term[0].Weights));
            t = TLanes.AddProducts(t, Load<TLanes, TTerms>(position + term[1].Line, mask), TLanes.Repeat(term[1].Weights));
        }

        if (term < end)
        {
            s = TLanes.AddProducts(s, Load<TLanes, TTerms>(position + term->Line, mask), TLanes.Repeat(term->Weights));
        }

        return TLanes.Requantize(s + t, Scales.First + output);
    }

    // Where an output's pairs begin; those of the next end them. And what all of them are added to.
    private record struct Sum(int Pairs, int Constant);
}
