using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public class MonksTests
{
    [Theory]
    [InlineData(1, 124, 216)]
    [InlineData(2, 169, 142)]
    [InlineData(3, 122, 228)]
    public void The_problems_have_as_many_samples_and_positive_cases_as_published(int problem, int trainCount, int positive)
    {
        Dataset train = MonksProblem.GenerateTrain(problem, 1), test = MonksProblem.GenerateTest(problem);
        Assert.Equal((trainCount, 432, positive), (train.Count, test.Count, test.Labels.Sum()));
        Assert.Equal((15, "a1=1"), (test.FeatureCount, test.Schema.Columns![0].ToString()));
        Assert.Equal(432, EqualRows.GroupOf(test).Max() + 1);
        Assert.Equal(trainCount, EqualRows.GroupOf(train).Max() + 1);
        Assert.Equal(problem == 3 ? 6 : 0, WrongLabels(train, test));
        Assert.NotEqual(train.Labels, MonksProblem.GenerateTrain(problem, 2).Labels);
    }

    [Fact]
    public void A_word_is_enough_to_find_them()
    {
        FoundDataset found = DatasetCatalog.Find("monks-2");
        Assert.Equal((169, 432), (found.LoadTrain().Count, found.LoadTest().Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => MonksProblem.GenerateTest(4));
    }

    private static int WrongLabels(Dataset train, Dataset all)
    {
        Dictionary<string, int> rule = Enumerable.Range(0, all.Count).ToDictionary(i => Convert.ToHexString(all.RowBytes(i)), i => all.Labels[i]);
        return Enumerable.Range(0, train.Count).Count(i => rule[Convert.ToHexString(train.RowBytes(i))] != train.Labels[i]);
    }
}
