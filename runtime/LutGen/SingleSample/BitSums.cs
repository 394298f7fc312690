using System.Numerics;
using System.Runtime.CompilerServices;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>Sums codes whose bits lie anywhere in memory: counts the bits of masked words, weighted.</summary>
internal sealed unsafe class BitSums
{
    // Terms are counted so many at a time, and filled up with some that count nothing.
    private const int TermsAtOnce = 4;

    private readonly int _sums;
    private readonly PinnedTable<Term> _terms;
    private readonly PinnedTable<Weighted> _runs;

    /// <summary>Collects the terms of sums.</summary>
    /// <param name="counts">How many codes each sum takes, in order.</param>
    /// <param name="widths">Bits of each code.</param>
    /// <param name="places">Where the codes' bits are, each code's most significant first: 64 times the word plus the bit of the word.</param>
    public BitSums(IReadOnlyList<int> counts, IReadOnlyList<int> widths, IReadOnlyList<int> places)
    {
        _sums = counts.Count;
        List<Term> terms = [];
        List<Weighted> runs = [];
        int code = 0;
        int bit = 0;
        for (int sum = 0; sum < counts.Count; sum++)
        {
            // How much each bit of memory weighs, repeats together.
            SortedDictionary<int, long> weights = [];
            for (int end = code + counts[sum]; code < end; code++)
            {
                for (int weight = widths[code] - 1; weight >= 0; weight--, bit++)
                {
                    weights[places[bit]] = weights.GetValueOrDefault(places[bit]) + (1L << weight);
                }
            }

            // Weights of 2^32 and more do not change 32 bits.
            for (int weight = 0; weight < 32; weight++)
            {
                Term[] run = TermsOf(weights.Where(w => (w.Value >> weight & 1) != 0).Select(w => w.Key));
                if (run.Length > 0)
                {
                    terms.AddRange(run);
                    runs.Add(new Weighted(run.Length, weight, sum));
                }
            }
        }

        _terms = new PinnedTable<Term>([.. terms]);
        _runs = new PinnedTable<Weighted>([.. runs]);
    }

    /// <summary>Number of terms.</summary>
    public int Terms => _terms.Length;

    /// <summary>Computes the sums.</summary>
    /// <param name="bits">The memory.</param>
    /// <param name="sums">Receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(ulong* bits, int* sums)
    {
        new Span<int>(sums, _sums).Clear();
        Term* term = _terms.First;
        Weighted* last = _runs.First + _runs.Length;
        for (Weighted* run = _runs.First; run < last; run++)
        {
            int count = 0;
            for (Term* end = term + run->Terms; term < end; term += TermsAtOnce)
            {
                count += Count(bits, term) + Count(bits, term + 1) + (Count(bits, term + 2) + Count(bits, term + 3));
            }

            sums[run->Sum] += count << run->Weight;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count(ulong* bits, Term* term) => BitOperations.PopCount(bits[term->Word] & term->Mask);

    private static Term[] TermsOf(IEnumerable<int> places)
    {
        List<Term> terms = [];
        foreach (IGrouping<int, int> word in places.GroupBy(place => place >> 6))
        {
            terms.Add(new Term(word.Aggregate(0UL, (mask, place) => mask | 1UL << place), word.Key));
        }

        while (terms.Count % TermsAtOnce != 0)
        {
            terms.Add(default);
        }

        return [.. terms];
    }

    private readonly record struct Term(ulong Mask, nint Word);

    private readonly record struct Weighted(int Terms, int Weight, int Sum);
}
