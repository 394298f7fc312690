using LutGen.Tool.Frontiers;

namespace LutGen.Tool.Tests;

public sealed class FrontierTests
{
    [Fact]
    public void No_point_on_the_frontier_is_dominated_and_every_other_point_is()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 200; trial++)
        {
            // Few values, so that some points are equal in one or both.
            FrontierPoint[] points = [.. Enumerable.Range(0, random.Next(1, 30)).Select(i => Point(FormattableString.Invariant($"p{i}"), random.Next(90, 100), random.Next(1, 12)))];
            var frontier = new Frontier(points);

            Assert.All(points, point => Assert.Equal(!points.Any(other => Dominates(other, point)), frontier.Holds(point)));
            Assert.Equal(points.Where(frontier.Holds).OrderBy(point => point.Luts).Select(point => point.Luts), frontier.Points.Select(point => point.Luts));
        }
    }

    [Fact]
    public void The_best_within_a_limit_is_the_most_accurate_that_keeps_it()
    {
        var random = new Random(8);
        FrontierPoint[] points = [.. Enumerable.Range(0, 40).Select(i => Point(FormattableString.Invariant($"p{i}"), 90 + random.NextDouble(), random.Next(10, 100)))];
        var frontier = new Frontier(points);

        Assert.Null(frontier.BestWithin(9));
        Assert.All(Enumerable.Range(10, 100), limit => Assert.Equal(points.Where(point => point.Luts <= limit).MaxBy(point => point.Accuracy), frontier.BestWithin(limit)));
    }

    [Fact]
    public void Nothing_has_an_empty_frontier()
    {
        var frontier = new Frontier([]);
        Assert.Empty(frontier.Points);
        Assert.Null(frontier.BestWithin(long.MaxValue));
    }

    private static bool Dominates(FrontierPoint one, FrontierPoint other) =>
        one.Accuracy >= other.Accuracy && one.Luts <= other.Luts && (one.Accuracy > other.Accuracy || one.Luts < other.Luts);

    private static FrontierPoint Point(string name, double accuracy, long luts) => new(name, "study", accuracy, "", luts);
}
