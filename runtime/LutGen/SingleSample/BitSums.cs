using System.Numerics;
using System.Runtime.CompilerServices;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>Sums codes whose bits lie anywhere in memory: counts the bits of masked words, weighted.</summary>
internal sealed unsafe class BitSums
{
    private readonly PinnedTable<Term> _terms;
    private readonly PinnedTable<int> _ends;

    /// <summary>Collects the terms of sums.</summary>
    /// <param name="counts">How many codes each sum takes, in order.</param>
    /// <param name="widths">Bits of each code.</param>
    /// <param name="places">Where the codes' bits are, each code's most significant first: 64 times the word plus the bit of the word.</param>
    public BitSums(IReadOnlyList<int> counts, IReadOnlyList<int> widths, IReadOnlyList<int> places)
    {
        List<Term> terms = [];
        List<int> ends = [];
        int code = 0;
        int bit = 0;
        foreach (int count in counts)
        {
            // How much each bit of memory weighs, repeats together.
            SortedDictionary<int, long> weights = [];
            for (int end = code + count; code < end; code++)
            {
                for (int weight = widths[code] - 1; weight >= 0; weight--, bit++)
                {
                    weights[places[bit]] = weights.GetValueOrDefault(places[bit]) + (1L << weight);
                }
            }

            AddTerms(weights, terms);
            ends.Add(terms.Count);
        }

        _terms = new PinnedTable<Term>([.. terms]);
        _ends = new PinnedTable<int>([.. ends]);
    }

    /// <summary>Number of terms.</summary>
    public int Terms => _terms.Length;

    /// <summary>Computes the sums.</summary>
    /// <param name="bits">The memory.</param>
    /// <param name="sums">Receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(ulong* bits, int* sums)
    {
        Term* term = _terms.First;
        for (int i = 0; i < _ends.Length; i++)
        {
            int sum = 0;
            for (Term* end = _terms.First + _ends.First[i]; term < end; term++)
            {
                sum += BitOperations.PopCount(bits[term->Word] & term->Mask) << term->Weight;
            }

            sums[i] = sum;
        }
    }

    private static void AddTerms(SortedDictionary<int, long> weights, List<Term> terms)
    {
        Dictionary<(int Word, int Weight), ulong> masks = [];
        foreach ((int place, long weight) in weights)
        {
            // Weights of 2^32 and more do not change 32 bits.
            for (int i = 0; i < 32; i++)
            {
                if ((weight >> i & 1) != 0)
                {
                    masks[(place >> 6, i)] = masks.GetValueOrDefault((place >> 6, i)) | 1UL << place;
                }
            }
        }

        terms.AddRange(masks.Select(m => new Term(m.Value, m.Key.Word, m.Key.Weight)));
    }

    private readonly record struct Term(ulong Mask, int Word, int Weight);
}
