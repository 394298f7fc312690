using System.Globalization;
using LutGen.Networks;

namespace LutGen.Heads;

/// <summary>The outputs that vote for one class.</summary>
/// <param name="Beta">A constant added to the sum.</param>
/// <param name="Signals">The signals that are summed; a signal that stands there twice counts twice.</param>
public sealed record SumGroup(float Beta, SignalList Signals);

/// <summary>Group sum (DLGN, arXiv 2210.08277): score of a class = (sum of its signals' codes + beta) / tau.</summary>
public sealed class GroupSumHead : OutputHead
{
    /// <summary>Creates the head.</summary>
    /// <param name="tau">The temperature, positive and finite.</param>
    /// <param name="groups">One group a class.</param>
    /// <exception cref="NetworkException">Tau or a beta is out of range, or there is no group.</exception>
    public GroupSumHead(float tau, IReadOnlyList<SumGroup> groups)
    {
        if (!(tau > 0) || float.IsInfinity(tau))
        {
            throw new NetworkException(NetworkRule.Malformed, $"tau is {tau.ToString(CultureInfo.InvariantCulture)}, expected a positive finite number");
        }

        if (groups.Count == 0 || groups.Any(g => float.IsNaN(g.Beta) || float.IsInfinity(g.Beta)))
        {
            throw new NetworkException(NetworkRule.Malformed, "a group sum has no groups or a beta that is not finite, expected at least one group, each with a finite beta");
        }

        Tau = tau;
        Groups = groups.ToArray();
    }

    /// <summary>The temperature.</summary>
    public float Tau { get; }

    /// <summary>The groups by class.</summary>
    public IReadOnlyList<SumGroup> Groups { get; }

    /// <inheritdoc/>
    public override int ScoreCount => Groups.Count;

    /// <inheritdoc/>
    public override IEnumerable<int> Signals => Groups.SelectMany(g => g.Signals);

    /// <summary>The head of a layer whose outputs are cut into equal contiguous groups.</summary>
    /// <param name="firstSignal">First output.</param>
    /// <param name="count">Number of outputs, a multiple of <paramref name="classes"/>.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="tau">The temperature.</param>
    /// <param name="beta">The constant of every class.</param>
    public static GroupSumHead Contiguous(int firstSignal, int count, int classes, float tau, float beta = 0)
    {
        if (classes < 1 || count % classes != 0)
        {
            throw new NetworkException(NetworkRule.Malformed, $"{count} outputs cannot be cut into {classes} equal groups, expected a multiple");
        }

        int size = count / classes;
        return new GroupSumHead(tau, Enumerable.Range(0, classes).Select(c => new SumGroup(beta, new SignalList(Enumerable.Range(firstSignal + c * size, size)))).ToArray());
    }

    /// <inheritdoc/>
    public override void Scores(int[] codes, float[] scores)
    {
        for (int c = 0; c < Groups.Count; c++)
        {
            scores[c] = ((float)Sum(codes, c) + Groups[c].Beta) / Tau;
        }
    }

    /// <summary>The class with the largest sum plus beta, in double precision; the first of equals.</summary>
    public override int Predict(int[] codes)
    {
        int best = 0;
        double bestSum = double.NegativeInfinity;
        for (int c = 0; c < Groups.Count; c++)
        {
            double sum = Sum(codes, c) + (double)Groups[c].Beta;
            if (sum > bestSum)
            {
                (best, bestSum) = (c, sum);
            }
        }

        return best;
    }

    /// <inheritdoc/>
    internal override void Check(SignalScope scope)
    {
        base.Check(scope);
        for (int c = 0; c < Groups.Count; c++)
        {
            long largest = Groups[c].Signals.Sum(signal => (1L << scope.WidthOf(signal)) - 1);
            if (largest > int.MaxValue)
            {
                throw new NetworkException(NetworkRule.LimitExceeded, $"the sum of group {c} can reach {largest}, expected at most {int.MaxValue}");
            }
        }
    }

    private int Sum(int[] codes, int group)
    {
        SignalList signals = Groups[group].Signals;
        int sum = 0;
        for (int i = 0; i < signals.Count; i++)
        {
            sum += codes[signals[i]];
        }

        return sum;
    }
}
