using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Packing;

namespace LutGen.Heads;

/// <summary>The readout of heads whose scores are functions of sums of codes, and whose class is the first that ranks highest.</summary>
/// <typeparam name="TRule">What the scores and ranks are.</typeparam>
internal sealed unsafe class RankedReadout<TRule> : HeadReadout
    where TRule : struct, IScoreRule
{
    // 64 bits, or one plane, for each bit of a 32-bit value of a sample.
    private const int ValuePlanes = 32;

    // Of a number's place among the numbers; twice a number of 32 bits and this still fit 64.
    private const int IndexBits = 30;

    private readonly TRule _rule;
    private readonly int[] _counts;
    private readonly int _zero;
    private readonly int _values;
    private readonly PlaneAdder _adder;
    private readonly PlaneNumbers _numbers;
    private readonly PlaneArgmax? _argmax;
    private readonly PlaneNumbers? _index;

    // For as many numbers as a vector holds, each shifted by the bits of a place: what each place counts, -1 behind the last.
    private const int MostFew = 16;
    private const int PlaceBits = 4;
    private readonly PinnedTable<int>? _places;

    /// <summary>Creates the readout.</summary>
    /// <param name="rule">Scores and ranks.</param>
    /// <param name="counts">How many of the head's signals each number sums; they are taken in order.</param>
    /// <param name="outputs">What the output planes hold.</param>
    public RankedReadout(TRule rule, int[] counts, HeadOutputs outputs)
    {
        _rule = rule;
        _counts = counts;
        _zero = outputs.Widths.Sum();
        _values = _zero + 1;
        int spare = _values + ValuePlanes + 2 * ValuePlanes;
        var plan = new PlaneAdderPlan(outputs.AreSums ? Enumerable.Repeat(1, counts.Length).ToArray() : counts, outputs.Widths, _zero, spare);
        _adder = new PlaneAdder(plan);
        _numbers = new PlaneNumbers(plan.Sums);
        spare += plan.ScratchPlanes;

        if (counts.Length <= MostFew && plan.Sums.All(s => s.Length < PlaneNumbers.MostBits - PlaceBits))
        {
            _places = new PinnedTable<int>(Enumerable.Range(0, MostFew).Select(i => i < counts.Length ? MostFew - 1 - i : -1).ToArray());
        }

        // Longer sums may overflow into the sign, which only the general way follows.
        if (rule.RanksByNumber && counts.Length > 1 && plan.Sums.All(s => s.Length < PlaneNumbers.MostBits))
        {
            _argmax = new PlaneArgmax(plan.Sums, _zero, spare);
            _index = new PlaneNumbers([_argmax.IndexPlanes]);
            spare += _argmax.ScratchPlanes;
        }

        ScratchPlanes = spare - _zero;
    }

    public override IReadOnlyList<int> Counts => _counts;

    public override int ScratchPlanes { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Predict(ulong* planes, int words, Span<int> classes)
    {
        Sum(planes, words);
        if (_argmax is not null)
        {
            _argmax.Run(planes, words);
            _index!.Read(planes, words, number: 0, classes);
            return;
        }

        TRule rule = _rule;
        Span<int> numbers = Numbers(planes, words, classes.Length);
        if (_counts.Length == 1)
        {
            _numbers.Read(planes, words, 0, numbers);
            for (int sample = 0; sample < classes.Length; sample++)
            {
                classes[sample] = rule.ClassOfOne(numbers[sample]);
            }

            return;
        }

        var best = new Span<double>(planes + (long)(_values + ValuePlanes) * words, classes.Length);
        best.Fill(double.NegativeInfinity);
        classes.Clear();
        for (int number = 0; number < _counts.Length; number++)
        {
            _numbers.Read(planes, words, number, numbers);
            for (int sample = 0; sample < classes.Length; sample++)
            {
                double rank = rule.Rank(number, numbers[sample]);
                bool better = rank > best[sample];
                classes[sample] = better ? number : classes[sample];
                best[sample] = better ? rank : best[sample];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Scores(ulong* planes, int words, Span<float> scores)
    {
        Sum(planes, words);
        TRule rule = _rule;
        Span<int> numbers = Numbers(planes, words, scores.Length / _counts.Length);
        for (int number = 0; number < _counts.Length; number++)
        {
            _numbers.Read(planes, words, number, numbers);
            for (int sample = 0; sample < numbers.Length; sample++)
            {
                scores[sample * _counts.Length + number] = rule.Score(number, numbers[sample]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Predict(int* numbers)
    {
        TRule rule = _rule;
        if (_counts.Length == 1)
        {
            return rule.ClassOfOne(numbers[0]);
        }

        return rule.RanksByNumber ? Largest(numbers) : HighestRank(rule, numbers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Scores(int* numbers, Span<float> scores)
    {
        TRule rule = _rule;
        for (int number = 0; number < scores.Length; number++)
        {
            scores[number] = rule.Score(number, numbers[number]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Largest(int* numbers)
    {
        if (_places is { } places)
        {
            return LargestOfFew(numbers, places);
        }

        // A branch could not foresee which is larger. Of equal numbers the first has the largest key.
        long largest = (long)numbers[0] << IndexBits;
        for (int number = 1; number < _counts.Length; number++)
        {
            long more = ((long)numbers[number] << IndexBits) - number - largest;
            largest += more & ~(more >> 63);
        }

        return (int)(-largest & ((1L << IndexBits) - 1));
    }

    // All at once. A key is the number, and below it how far its place is from the end: of equal numbers the first has the largest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LargestOfFew(int* numbers, PinnedTable<int> places)
    {
        Vector512<int> place = Vector512.Load(places.First);
        Vector512<int> number = Vector512.Load(numbers) << PlaceBits;
        Vector512<int> keys = Vector512.ConditionalSelect(Vector512.LessThan(place, Vector512<int>.Zero), place, number | place);
        Vector256<int> eight = Vector256.Max(keys.GetLower(), keys.GetUpper());
        Vector128<int> four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        Vector128<int> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        int largest = Math.Max(two[0], two[1]);
        return MostFew - 1 - (largest & (MostFew - 1));
    }

    private int HighestRank(TRule rule, int* numbers)
    {
        int best = 0;
        double bestRank = double.NegativeInfinity;
        for (int number = 0; number < _counts.Length; number++)
        {
            double rank = rule.Rank(number, numbers[number]);
            best = rank > bestRank ? number : best;
            bestRank = Math.Max(rank, bestRank);
        }

        return best;
    }

    private Span<int> Numbers(ulong* planes, int words, int samples) => new(planes + (long)_values * words, samples);

    private void Sum(ulong* planes, int words)
    {
        new Span<ulong>(planes + (long)_zero * words, words).Clear();
        _adder.Run(planes, words);
    }
}
