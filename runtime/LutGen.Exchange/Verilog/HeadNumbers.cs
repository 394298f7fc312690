using LutGen.Circuits;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>A head's numbers, one a score: group sums without beta and tau, or the head's codes as they are.</summary>
/// <param name="Numbers">The numbers, by score.</param>
/// <param name="Steps">What computes them.</param>
internal sealed record HeadNumbers(IReadOnlyList<RtlSignal> Numbers, IReadOnlyList<RtlStep> Steps)
{
    // A lookup table of six inputs counts six bits, one a digit; numbers are added three at a time, which carry chains do.
    private const int CountedBits = 6;
    private const int AddedNumbers = 3;

    /// <summary>The numbers of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="signals">Its signals by id.</param>
    /// <param name="create">Makes a number of some bits.</param>
    public static HeadNumbers Of(LutNetwork network, RtlSignal[] signals, Func<int, RtlSignal> create)
    {
        if (network.Head is not GroupSumHead sums)
        {
            return new HeadNumbers(network.Head.Signals.Select(id => signals[id]).ToArray(), []);
        }

        List<Term>[] groups = sums.Groups.Select(group => group.Signals.Select(id => new Term(signals[id], (1L << signals[id].Width) - 1)).ToList()).ToArray();
        var steps = new List<RtlStep>();
        while (steps.Count == 0 ? groups.Any(group => group.Count != 1) : groups.Any(group => group.Count > 1))
        {
            steps.Add(Level(groups, steps.Count + 1, create));
        }

        return new HeadNumbers(groups.Select(group => group[0].Signal).ToArray(), steps);
    }

    // One level of additions in all groups; replaces each group by its sums.
    private static RtlStep Level(List<Term>[] groups, int number, Func<int, RtlSignal> create)
    {
        var sums = new List<(RtlSignal Sum, Term[] Terms)>();
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i].Count == 1)
            {
                continue;
            }

            int together = groups[i].TrueForAll(term => term.Signal.Width == 1) ? CountedBits : AddedNumbers;
            var next = new List<Term>();
            foreach (Term[] terms in groups[i].Chunk(together).DefaultIfEmpty([]))
            {
                long largest = terms.Sum(term => term.Largest);
                RtlSignal sum = terms.Length == 1 ? terms[0].Signal : create(Math.Max(1, BitWidth.Of(largest)));
                next.Add(new Term(sum, largest));
                if (terms.Length != 1)
                {
                    sums.Add((sum, terms));
                }
            }

            groups[i] = next;
        }

        return new RtlStep(
            $"popcount{number}",
            $"group sums, level {number}: {sums.Count} additions",
            sums.SelectMany(sum => sum.Terms.Select(term => term.Signal)).ToHashSet(),
            sums.ConvertAll(sum => sum.Sum),
            (text, input, _) =>
            {
                foreach ((RtlSignal sum, Term[] terms) in sums)
                {
                    text.Value($"sum{sum.Order}", sum.Width, terms.Length == 0 ? "1'b0" : string.Join(" + ", terms.Select(term => input[term.Signal])));
                }

                return sum => VectorPart.Whole($"sum{sum.Order}", sum.Width);
            });
    }

    private readonly record struct Term(RtlSignal Signal, long Largest);
}
