using System.Numerics;
using LutGen.Circuits;
using LutGen.Hardware;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>A head's class: keys that are ordered as the scores are, and a tree of comparisons that finds the largest, the first of equals.</summary>
internal static class ClassSteps
{
    /// <summary>The steps, and the signal that is the class; none where the head has no class but its numbers.</summary>
    /// <param name="head">The head.</param>
    /// <param name="numbers">Its numbers, see <see cref="HeadNumbers"/>.</param>
    /// <param name="create">Makes a number of some bits.</param>
    public static (IReadOnlyList<RtlStep> Steps, RtlSignal? Class) Of(OutputHead head, IReadOnlyList<RtlSignal> numbers, Func<int, RtlSignal> create)
    {
        switch (head)
        {
            case BitsHead or GroupSumHead { ScoreCount: 1 }:
                return ([], null);
            case ArgmaxHead or DequantizeHead when head.ScoreCount == 1:
                return Single(head, numbers[0], create);
        }

        var steps = new List<RtlStep>();
        IReadOnlyList<RtlSignal> keys = Keys(head, numbers, create, steps);
        int indexBits = BitWidth.Of(numbers.Count - 1);
        Candidate[] left = keys.Select((key, i) => new Candidate(key, null, i)).ToArray();
        for (int level = 1; left.Length > 1; level++)
        {
            (RtlStep step, left) = Level(left, level, indexBits, create);
            steps.Add(step);
        }

        return (steps, left[0].Index);
    }

    // One score alone is compared with what the head says.
    private static (IReadOnlyList<RtlStep> Steps, RtlSignal Class) Single(OutputHead head, RtlSignal number, Func<int, RtlSignal> create)
    {
        RtlSignal result = create(1);
        Func<int, bool> isOne = head is DequantizeHead scores ? code => scores.Outputs[0].Of(code) > 0 : code => code > 0;

        // Scores rise with codes, so there is a least code of class 1.
        int least = 0;
        while (least < 1 << number.Width && !isOne(least))
        {
            least++;
        }

        string title = $"class 1 from code {least} on";
        return ([new RtlStep("argmax1", title, [number], [result], (text, input, _) =>
        {
            text.Value("one", 1, least == 0 ? "1'b1" : $"{input[number]} > {VerilogText.Unsigned(least - 1, number.Width)}");
            return _ => VectorPart.Whole("one", 1);
        })], result);
    }

    private static IReadOnlyList<RtlSignal> Keys(OutputHead head, IReadOnlyList<RtlSignal> numbers, Func<int, RtlSignal> create, List<RtlStep> steps)
    {
        switch (head)
        {
            case GroupSumHead sums when new BetaOrder(sums) is var betas && (betas.FractionBits > 0 || betas.Offsets.Any(offset => offset != 0)):
                return WithBetas(sums, betas, numbers, create, steps);
            case DequantizeHead scores when new ScoreRanks(scores, numbers.Select(number => number.Width).ToArray()) is var ranks && Enumerable.Range(0, numbers.Count).Any(i => ranks.RanksOf(i) is not null):
                return WithRanks(ranks, numbers, create, steps);
            default:
                return numbers;
        }
    }

    private static RtlSignal[] WithBetas(GroupSumHead head, BetaOrder betas, IReadOnlyList<RtlSignal> numbers, Func<int, RtlSignal> create, List<RtlStep> steps)
    {
        RtlSignal[] keys = numbers.Select((number, i) => create(SumBits(number, betas.Offsets[i]) + betas.FractionBits)).ToArray();
        string title = $"betas: {string.Join(" ", head.Groups.Select(group => group.Beta.ToString(System.Globalization.CultureInfo.InvariantCulture)))}, whole parts less the least of them added, fractions as digits below that keep their order";
        steps.Add(new RtlStep("beta", title, numbers.ToHashSet(), keys, (text, input, _) =>
        {
            for (int i = 0; i < keys.Length; i++)
            {
                int bits = SumBits(numbers[i], betas.Offsets[i]);
                text.Value($"sum{i}", bits, $"{input[numbers[i]]} + {VerilogText.Unsigned(betas.Offsets[i], bits)}");
                text.Value(KeyOf(keys[i]), keys[i].Width, betas.FractionBits == 0 ? $"sum{i}" : $"{{sum{i}, {VerilogText.Unsigned(betas.Fractions[i], betas.FractionBits)}}}");
            }

            return key => VectorPart.Whole(KeyOf(key), key.Width);
        }));
        return keys;
    }

    private static int SumBits(RtlSignal number, long offset)
    {
        BigInteger largest = BigInteger.Pow(2, number.Width) - 1 + offset;
        return (int)largest.GetBitLength();
    }

    private static RtlSignal[] WithRanks(ScoreRanks ranks, IReadOnlyList<RtlSignal> numbers, Func<int, RtlSignal> create, List<RtlStep> steps)
    {
        RtlSignal[] keys = numbers.Select(_ => create(ranks.RankBits)).ToArray();
        steps.Add(new RtlStep("ranks", "scores of different scales as their ranks among all scores of all classes", numbers.ToHashSet(), keys, (text, input, _) =>
        {
            for (int i = 0; i < keys.Length; i++)
            {
                int[] byCode = ranks.RanksOf(i) ?? Enumerable.Range(0, 1 << numbers[i].Width).ToArray();
                VectorPart number = input[numbers[i]];
                string[] address = Enumerable.Range(0, number.Width).Reverse().Select(bit => number[bit].ToString()).ToArray();
                IEnumerable<string> digits = Enumerable.Range(0, ranks.RankBits).Reverse()
                    .Select(digit => TableText.Value(text, $"{i}_{digit}", address, TruthTable.FromFunction(number.Width, 1, code => (byCode[code] >> digit) & 1)));
                text.Value(KeyOf(keys[i]), ranks.RankBits, $"{{{string.Join(", ", digits)}}}");
            }

            return key => VectorPart.Whole(KeyOf(key), key.Width);
        }));
        return keys;
    }

    private static (RtlStep Step, Candidate[] Left) Level(Candidate[] candidates, int level, int indexBits, Func<int, RtlSignal> create)
    {
        Candidate[] left = candidates.Chunk(2).Select((pair, i) => pair.Length == 1 ? pair[0] : new Candidate(create(pair.Max(c => c.Key.Width)), create(indexBits), 0)).ToArray();
        var reads = new HashSet<RtlSignal>();
        var defines = new List<RtlSignal>();
        for (int i = 0; 2 * i + 1 < candidates.Length; i++)
        {
            foreach (Candidate candidate in candidates.AsSpan(2 * i, 2))
            {
                reads.Add(candidate.Key);
                reads.UnionWith(candidate.Index is null ? [] : [candidate.Index]);
            }

            defines.AddRange([left[i].Key, left[i].Index!]);
        }

        return (new RtlStep($"argmax{level}", $"comparisons, level {level}: the larger number and its index, the first of equals", reads, defines, Write), left);

        Func<RtlSignal, VectorPart> Write(LogicText text, BusReader input, Func<RtlSignal, bool> isWanted)
        {
            string IndexOf(Candidate candidate) => candidate.Index is null ? VerilogText.Unsigned(candidate.Constant, indexBits) : input[candidate.Index].ToString();
            for (int i = 0; 2 * i + 1 < candidates.Length; i++)
            {
                (Candidate first, Candidate second) = (candidates[2 * i], candidates[2 * i + 1]);
                text.Value($"second{i}", 1, $"{input[second.Key]} > {input[first.Key]}");
                if (isWanted(left[i].Key))
                {
                    text.Value(KeyOf(left[i].Key), left[i].Key.Width, $"second{i} ? {input[second.Key]} : {input[first.Key]}");
                }

                text.Value(KeyOf(left[i].Index!), indexBits, $"second{i} ? {IndexOf(second)} : {IndexOf(first)}");
            }

            return signal => VectorPart.Whole(KeyOf(signal), signal.Width);
        }
    }

    private static string KeyOf(RtlSignal signal) => $"key{signal.Order}";

    private readonly record struct Candidate(RtlSignal Key, RtlSignal? Index, int Constant);
}
