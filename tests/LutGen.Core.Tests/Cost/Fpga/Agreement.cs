namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>How well figures foretell others.</summary>
internal static class Agreement
{
    /// <summary>Spearman's rank correlation: Pearson's of the ranks, the mean rank for equals.</summary>
    public static double RankCorrelation(IReadOnlyList<double> foretold, IReadOnlyList<double> published)
    {
        (double[] a, double[] b) = (RanksOf(foretold), RanksOf(published));
        (double meanA, double meanB) = (a.Average(), b.Average());
        double together = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return together / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }

    /// <summary>The errors relative to what is published, the smallest first.</summary>
    public static double[] Errors(IReadOnlyList<double> foretold, IReadOnlyList<double> published) =>
        [.. foretold.Zip(published, (x, y) => Math.Abs(x / y - 1)).Order()];

    /// <summary>The median of values that are in order.</summary>
    public static double Median(double[] ordered) => (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;

    private static double[] RanksOf(IReadOnlyList<double> values) =>
        [.. values.Select(value => values.Count(other => other < value) + (values.Count(other => other == value) - 1) / 2.0)];
}
