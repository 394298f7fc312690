using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public class SplitTests
{
    [Theory]
    [InlineData(SplitRule.AtRandom)]
    [InlineData(SplitRule.ByClass)]
    [InlineData(SplitRule.EqualRowsTogether)]
    public void Every_sample_goes_to_one_part_and_the_seed_decides_which(SplitRule rule)
    {
        Dataset data = Numbered(200, rule, i => i % 3);
        (Dataset train, Dataset drawn) = data.Split(50, seed: 1);
        Assert.Equal((150, 50), (train.Count, drawn.Count));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (float)i), Values(train).Concat(Values(drawn)).Order());
        Assert.Equal(Values(drawn), Values(data.Split(50, seed: 1).Validation));
        Assert.NotEqual(Values(drawn), Values(data.Split(50, seed: 2).Validation));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(33)]
    [InlineData(1)]
    public void By_class_both_parts_have_the_same_shares_of_the_classes(int count)
    {
        Dataset data = Numbered(200, SplitRule.ByClass, i => i < 20 ? 0 : i < 80 ? 1 : 2);
        Dataset drawn = data.Split(count, seed: 3).Validation;
        Assert.Equal(count, drawn.Count);
        Assert.InRange(drawn.Labels.Count(label => label == 0), Math.Floor(count * 0.1), Math.Ceiling(count * 0.1));
        Assert.InRange(drawn.Labels.Count(label => label == 2), Math.Floor(count * 0.6), Math.Ceiling(count * 0.6));
    }

    [Fact]
    public void Equal_rows_are_never_parted()
    {
        float[] values = [.. Enumerable.Range(0, 300).Select(i => i % 90 * 0.5f)];
        DatasetSchema schema = new("repeats", 1, 2) { Split = SplitRule.EqualRowsTogether };
        (Dataset train, Dataset drawn) = new Dataset(schema, values, new int[300]).Split(60, seed: 1);
        Assert.InRange(drawn.Count, 55, 60);
        Assert.Equal(300, train.Count + drawn.Count);
        Assert.Empty(Values(train).Intersect(Values(drawn)));
    }

    [Fact]
    public void Rows_that_are_all_equal_cannot_be_split()
    {
        DatasetSchema schema = new("same", 1, 2) { Split = SplitRule.EqualRowsTogether };
        Assert.Throws<ArgumentException>(() => new Dataset(schema, new byte[9], new int[9]).Split(3, seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SplitOptions(TestShare: 1));
    }

    [Fact]
    public void A_selection_keeps_what_is_known_of_the_data()
    {
        DatasetSchema schema = new("known", 2, 2)
        {
            Columns = [new FeatureColumn("a", FeatureKind.Real), new FeatureColumn("b", FeatureKind.Category, "x")],
            ClassNames = ["no", "yes"],
        };
        Dataset data = new(schema, [0.5f, 1, 2, 0], [0, 1]);
        Assert.Same(schema, data.Select([1]).Schema);
        Assert.Equal("other", data.WithName("other").Name);
        Assert.Equal([2f, 0f], data.Select([1]).Features(0));
    }

    [Fact]
    public void A_schema_whose_parts_do_not_fit_is_refused()
    {
        DatasetSchema schema = new("bad", 12, 2);
        Assert.Throws<ArgumentException>(() => new Dataset(schema with { Image = new ImageShape(3, 2, 3) }, new byte[12], [0]));
        Assert.Throws<ArgumentException>(() => new Dataset(schema with { ClassNames = ["one"] }, new byte[12], [0]));
        Assert.Throws<ArgumentException>(() => new Dataset(schema with { Columns = [] }, new byte[12], [0]));
    }

    private static Dataset Numbered(int count, SplitRule rule, Func<int, int> label) => new(
        new DatasetSchema("numbers", 1, 3) { Split = rule }, [.. Enumerable.Range(0, count).Select(i => (byte)i)], [.. Enumerable.Range(0, count).Select(label)]);

    private static float[] Values(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(i => data[i, 0])];
}
