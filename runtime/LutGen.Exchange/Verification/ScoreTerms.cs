using LutGen.Circuits;
using LutGen.Hardware;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>The number behind a score as a sum: literals that count some weight each, and a constant with beta.</summary>
internal sealed class ScoreTerms
{
    private readonly List<(int Literal, int Weight)> _terms = [];
    private double _constant;

    /// <summary>The terms of each score.</summary>
    /// <param name="network">The network.</param>
    /// <param name="headBits">The literals of its head's bits.</param>
    public static ScoreTerms[] Of(LutNetwork network, int[] headBits)
    {
        int next = 0;
        SumGroup[] groups = network.Head is GroupSumHead sums ? sums.Groups.ToArray() : network.Head.Signals.Select(signal => new SumGroup(0, new SignalList([signal]))).ToArray();
        return groups.Select(group =>
        {
            var score = new ScoreTerms { _constant = group.Beta };
            foreach (int signal in group.Signals)
            {
                for (int bit = network.WidthOf(signal) - 1; bit >= 0; bit--)
                {
                    score.Add(headBits[next++], 1 << bit);
                }
            }

            return score;
        }).ToArray();
    }

    /// <summary>How much larger this constant is than another's, if sums can make up for it: by a whole number.</summary>
    public long? Difference(ScoreTerms other)
    {
        double difference = _constant - other._constant;
        return difference == Math.Floor(difference) && Math.Abs(difference) <= int.MaxValue ? (long)difference : null;
    }

    /// <summary>
    /// Pairs of literals that make two sums equal if they are: terms that both have are left out, the others paired in order, weight by
    /// weight. Null where there is no such pairing.
    /// </summary>
    public IReadOnlyList<(int First, int Second)>? Match(ScoreTerms other)
    {
        Dictionary<(int, int), int> counts = other._terms.CountBy(term => term).ToDictionary();
        var left = new List<(int Literal, int Weight)>();
        foreach ((int Literal, int Weight) term in _terms)
        {
            if (counts.GetValueOrDefault(term) > 0)
            {
                counts[term]--;
            }
            else
            {
                left.Add(term);
            }
        }

        IEnumerable<(int Literal, int Weight)> right = other._terms.Where(term => counts[term]-- > 0);
        (int Literal, int Weight)[] one = left.OrderByDescending(term => term.Weight).ToArray();
        (int Literal, int Weight)[] two = right.OrderByDescending(term => term.Weight).ToArray();
        return _constant == other._constant && one.Select(term => term.Weight).SequenceEqual(two.Select(term => term.Weight))
            ? one.Zip(two, (a, b) => (a.Literal, b.Literal)).ToArray()
            : null;
    }

    /// <summary>The digits of the terms' sum and a number, the least significant first.</summary>
    public int[] Digits(CircuitBuilder circuit, long number)
    {
        int width = BitWidth.Of(_terms.Sum(term => (long)term.Weight) + number);
        return circuit.Sum(_terms.Select(term => Shifted(term.Literal, term.Weight)).Append(CircuitArithmetic.Constant(number, width)), width);
    }

    // What is constant is no term: simplified networks have it in beta.
    private void Add(int literal, int weight)
    {
        if (literal > CircuitBuilder.True)
        {
            _terms.Add((literal, weight));
        }
        else if (literal == CircuitBuilder.True)
        {
            _constant += weight;
        }
    }

    private static int[] Shifted(int literal, int weight)
    {
        var digits = new int[BitWidth.Of(weight)];
        digits[^1] = literal;
        return digits;
    }
}
