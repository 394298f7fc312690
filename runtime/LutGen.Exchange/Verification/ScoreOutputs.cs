using LutGen.Circuits;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>The number behind each score, a group's sum with beta or a code, and the class.</summary>
internal sealed class ScoreOutputs(LutNetwork first, LutNetwork second) : ComparedOutputs
{
    /// <inheritdoc/>
    public override string Kind => "scores";

    /// <inheritdoc/>
    public override int Count => first.Head.ScoreCount;

    /// <inheritdoc/>
    public override string? Note => (first.Head, second.Head) switch
    {
        (GroupSumHead a, GroupSumHead b) when a.Tau != b.Tau => "tau differs: sums with beta and classes are compared, not scores",
        (DequantizeHead, DequantizeHead) when !ClassFollows => "scales or zeros differ: codes and classes are compared, not scores",
        _ => null,
    };

    /// <inheritdoc/>
    public override bool EqualBitsSuffice => ClassFollows && Shape(first).SequenceEqual(Shape(second)) && Betas(first).SequenceEqual(Betas(second));

    // Whether equal numbers make equal classes.
    private bool ClassFollows => (first.Head, second.Head) is not (DequantizeHead a, DequantizeHead b)
        || a.Outputs.Select(score => (score.Scale, score.Zero)).SequenceEqual(b.Outputs.Select(score => (score.Scale, score.Zero)));

    /// <inheritdoc/>
    public override double[] Of(LutNetwork network, int[] codes)
    {
        IEnumerable<double> numbers = network.Head is GroupSumHead sums
            ? sums.Groups.Select(group => group.Signals.Sum(signal => codes[signal]) + (double)group.Beta)
            : network.Head.Signals.Select(signal => (double)codes[signal]);
        return [.. numbers, network.Head.Predict(codes)];
    }

    /// <inheritdoc/>
    public override IEnumerable<ProofGoal> Goals(ComparedLogic logic)
    {
        var terms = new[] { ScoreTerms.Of(first, logic.HeadBits(0)), ScoreTerms.Of(second, logic.HeadBits(1)) };
        for (int i = 0; i < Count; i++)
        {
            (ScoreTerms one, ScoreTerms other) = (terms[0][i], terms[1][i]);
            var ways = new List<Func<IReadOnlyList<(int First, int Second)>>>();
            if (one.Match(other) is { } matched)
            {
                ways.Add(() => matched);
            }

            if (one.Difference(other) is { } offset)
            {
                ways.Add(() => Align(one.Digits(logic.Circuit, Math.Max(0, offset)), other.Digits(logic.Circuit, Math.Max(0, -offset))));
            }

            yield return new ProofGoal($"score {i}", ways.ToArray());
        }

        if (!ClassFollows)
        {
            yield return ClassOutputs.Goal(logic, first, second);
        }
    }

    private static IEnumerable<float> Betas(LutNetwork network) => network.Head is GroupSumHead sums ? sums.Groups.Select(group => group.Beta) : [];

    private static IEnumerable<(int Group, int Width)> Shape(LutNetwork network) => network.Head is GroupSumHead sums
        ? sums.Groups.SelectMany((group, i) => group.Signals.Select(signal => (i, network.WidthOf(signal))))
        : network.Head.Signals.Select((signal, i) => (i, network.WidthOf(signal)));

    private static (int, int)[] Align(int[] one, int[] other)
    {
        int Digit(int[] digits, int place) => place < digits.Length ? digits[place] : CircuitBuilder.False;
        return Enumerable.Range(0, Math.Max(one.Length, other.Length)).Select(place => (Digit(one, place), Digit(other, place))).ToArray();
    }
}
