using System.Runtime.CompilerServices;

namespace LutGen.Heads;

/// <summary>The readout of heads whose scores are functions of sums of codes, and whose class is the first that ranks highest.</summary>
/// <typeparam name="TRule">What the scores and ranks are.</typeparam>
internal sealed unsafe class RankedReadout<TRule> : HeadReadout
    where TRule : struct, IScoreRule
{
    // 64 bits, or one plane, for each bit of a 32-bit value of a sample.
    private const int ValuePlanes = 32;

    private readonly TRule _rule;
    private readonly int[] _counts;
    private readonly int _zero;
    private readonly int _values;
    private readonly PlaneAdder _adder;
    private readonly PlaneNumbers _numbers;
    private readonly PlaneArgmax? _argmax;
    private readonly PlaneNumbers? _index;

    /// <summary>Creates the readout.</summary>
    /// <param name="rule">Scores and ranks.</param>
    /// <param name="counts">How many of the head's signals each number sums; they are taken in order.</param>
    /// <param name="widths">Bits of each of the head's signals.</param>
    public RankedReadout(TRule rule, int[] counts, IReadOnlyList<int> widths)
    {
        _rule = rule;
        _counts = counts;
        int outputs = widths.Sum();
        _zero = outputs;
        _values = outputs + 1;
        int spare = _values + ValuePlanes + 2 * ValuePlanes;
        var plan = new PlaneAdderPlan(counts, widths, _zero, spare);
        _adder = new PlaneAdder(plan);
        spare += plan.ScratchPlanes;
        _numbers = new PlaneNumbers(plan.Sums, spare);
        spare += PlaneNumbers.ScratchPlanes;

        // Longer sums may overflow into the sign, which only the general way follows.
        if (rule.RanksByNumber && counts.Length > 1 && plan.Sums.All(s => s.Length < PlaneNumbers.MostBits))
        {
            _argmax = new PlaneArgmax(plan.Sums, _zero, spare);
            _index = new PlaneNumbers([_argmax.IndexPlanes], spare - PlaneNumbers.ScratchPlanes);
            spare += _argmax.ScratchPlanes;
        }

        ScratchPlanes = spare - outputs;
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
            _index!.Load(planes, words, matrix: 0);
            _index.Read(planes, words, number: 0, classes);
            return;
        }

        TRule rule = _rule;
        Span<int> numbers = Numbers(planes, words, classes.Length);
        if (_counts.Length == 1)
        {
            Read(planes, words, 0, numbers);
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
            Read(planes, words, number, numbers);
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
            Read(planes, words, number, numbers);
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
        int best = 0;
        int largest = numbers[0];
        for (int number = 1; number < _counts.Length; number++)
        {
            best = numbers[number] > largest ? number : best;
            largest = Math.Max(numbers[number], largest);
        }

        return best;
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

    // Numbers are read in order, so that each matrix is transposed once.
    private void Read(ulong* planes, int words, int number, Span<int> values)
    {
        if (number == 0 || _numbers.MatrixOf(number) != _numbers.MatrixOf(number - 1))
        {
            _numbers.Load(planes, words, _numbers.MatrixOf(number));
        }

        _numbers.Read(planes, words, number, values);
    }
}
