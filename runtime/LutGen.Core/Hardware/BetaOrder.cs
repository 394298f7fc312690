using LutGen.Circuits;
using LutGen.Heads;

namespace LutGen.Hardware;

/// <summary>
/// A group sum's betas as whole numbers. Whole parts are added to the sums, less the least of all; of fractions only the order
/// counts: they become digits below the sums, the same for equal fractions. Gaps beyond any sum are closed to that.
/// </summary>
internal sealed class BetaOrder
{
    private const long MostSum = int.MaxValue;

    public BetaOrder(GroupSumHead head)
    {
        double[] whole = head.Groups.Select(group => Math.Floor((double)group.Beta)).ToArray();
        double[] fractions = head.Groups.Select((group, i) => group.Beta - whole[i]).ToArray();
        double[] distinct = fractions.Distinct().OrderBy(f => f).ToArray();
        Fractions = fractions.Select(f => Array.BinarySearch(distinct, f)).ToArray();
        FractionBits = BitWidth.Of(distinct.Length - 1);

        Offsets = new long[whole.Length];
        int[] rising = Enumerable.Range(0, whole.Length).OrderBy(i => whole[i]).ToArray();
        for (int i = 1; i < rising.Length; i++)
        {
            double gap = whole[rising[i]] - whole[rising[i - 1]];
            Offsets[rising[i]] = Offsets[rising[i - 1]] + (long)Math.Min(gap, MostSum + 1.0);
        }
    }

    /// <summary>What is added to each group's sum, 0 or more.</summary>
    public long[] Offsets { get; }

    /// <summary>Each group's digits below the sum.</summary>
    public int[] Fractions { get; }

    /// <summary>How many digits these are.</summary>
    public int FractionBits { get; }
}
