using LutGen.Training.Baselines;
using LutGen.Training.Data;

namespace LutGen.Training.Tests.Baselines;

public class NearestNeighborsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(61)]
    public void Classes_are_those_of_sorting_all_distances(int neighbors)
    {
        Dataset train = LogisticRegressionTests.Clouds(61, 3, 4, 2), test = LogisticRegressionTests.Clouds(50, 3, 4, 9);
        double[] deviations = [.. Enumerable.Range(0, 3).Select(feature => Deviation([.. Enumerable.Range(0, train.Count).Select(sample => (double)train[sample, feature])]))];

        int Expected(int sample)
        {
            int[] labels = [.. Enumerable.Range(0, train.Count)
                .OrderBy(other => Enumerable.Range(0, 3).Sum(feature => Math.Pow((train[other, feature] - test[sample, feature]) / deviations[feature], 2)))
                .Take(neighbors)
                .Select(other => train.Labels[other])];
            return labels.GroupBy(label => label).OrderByDescending(group => group.Count()).ThenBy(group => Array.IndexOf(labels, group.Key)).First().Key;
        }

        Assert.Equal(Enumerable.Range(0, test.Count).Select(Expected), new NearestNeighbors(train, neighbors).Predict(test));
    }

    [Fact]
    public void Of_classes_with_as_many_votes_the_nearest_wins()
    {
        Assert.Equal(2, NearestNeighbors.Vote([2, 1, 1, 2], 4));
        Assert.Equal(1, NearestNeighbors.Vote([2, 1, 1, 2], 3));
        Assert.Equal(2, NearestNeighbors.Vote([2, 1, 1, 2], 1));
    }

    [Fact]
    public void A_number_of_neighbours_that_the_samples_cannot_give_is_refused()
    {
        Dataset train = LogisticRegressionTests.Clouds(5, 2, 2, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => new NearestNeighbors(train, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NearestNeighbors(train, 6));
        Assert.Throws<ArgumentException>(() => new NearestNeighbors(train, 1).Predict(LogisticRegressionTests.Clouds(5, 3, 2, 2)));
    }

    [Fact]
    public void A_feature_that_never_changes_counts_for_nothing()
    {
        Dataset train = new("flat", [1, 7, 2, 7, 3, 7], [0, 1, 0], 2, 2), test = new("flat", [2, 200], [0], 2, 2);
        var standardization = Standardization.Of(train);

        Assert.Equal([2d, 7d], standardization.Means);
        Assert.Equal([Math.Sqrt(2 / 3d), 0], standardization.Deviations);
        Assert.Equal([1], new NearestNeighbors(train, 1).Predict(test));
    }

    private static double Deviation(double[] values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));
}
