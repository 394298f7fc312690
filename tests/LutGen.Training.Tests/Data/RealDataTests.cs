using LutGen.Testing;
using LutGen.Training.Data;

namespace LutGen.Training.Tests;

/// <summary>Counts of the real files, where they are at hand.</summary>
public class RealDataTests
{
    [RealDataFact("mnist")]
    public void MNIST_has_its_counts()
    {
        FoundDataset found = Find("mnist");
        AssertCounts(found.LoadTrain(), 784, 5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        AssertCounts(found.LoadTest(), 784, 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    [RealDataFact("cifar10")]
    public void CIFAR10_has_its_counts()
    {
        FoundDataset found = Find("cifar10");
        Dataset train = found.LoadTrain(), test = found.LoadTest();
        Assert.Equal(Enumerable.Repeat(5000, 10), Counts(train).Zip(Counts(test), (a, b) => a + b));
        Assert.Equal((40_000, 10_000, "cifar10, batch 5 held out"), (train.Count, test.Count, train.Name));
        AssertCounts(Find("cifar10/data_batch_1.bin.gz").LoadMeasured(), 3072, 1005, 974, 1032, 1016, 999, 937, 1030, 1001, 1025, 981);
        AssertCounts(Find("cifar10/test_batch_first1000.bin.gz").LoadMeasured(), 3072, 103, 89, 100, 103, 90, 86, 112, 102, 106, 109);
    }

    [RealDataFact("unsw-nb15")]
    public void UNSW_NB15_has_its_counts_as_bits_and_as_a_table()
    {
        FoundDataset found = Find("unsw-nb15");
        AssertCounts(found.LoadTrain(), 576, 29_531, 36_992);
        AssertCounts(found.LoadTest(), 576, 7_469, 8_340);
        Assert.Equal(82_332, Find("unsw-nb15/attack_cat.bin.gz").LoadTrain().Count + Find("unsw-nb15/attack_cat.bin.gz").LoadTest().Count);
        AssertCounts(Find("unsw-nb15/UNSW_NB15_82332.csv.gz").LoadMeasured(), 39 + 131 + 13 + 7, 37_000, 45_332);
    }

    [RealDataTheory("uci")]
    [InlineData("monks-1", 124, 432, 15, 2)]
    [InlineData("monks-2", 169, 432, 15, 2)]
    [InlineData("monks-3", 122, 432, 15, 2)]
    [InlineData("adult", 32_561, 16_281, 107, 2)]
    [InlineData("optdigits", 3_823, 1_797, 64, 10)]
    [InlineData("pendigits", 7_494, 3_498, 16, 10)]
    [InlineData("satimage", 4_435, 2_000, 36, 6)]
    [InlineData("shuttle", 43_500, 14_500, 9, 7)]
    [InlineData("vowel", 528, 462, 10, 11)]
    [InlineData("letter", 16_000, 4_000, 16, 26)]
    [InlineData("wdbc", 456, 113, 30, 2)]
    [InlineData("breast-cancer", 229, 57, 39, 2)]
    [InlineData("magic04", 15_216, 3_804, 10, 2)]
    [InlineData("connect4", 54_046, 13_511, 126, 3)]
    [InlineData("vehicle", 677, 169, 18, 4)]
    [InlineData("ecoli", 262, 65, 7, 5)]
    [InlineData("iris", 120, 30, 4, 3)]
    [InlineData("wine", 143, 35, 13, 3)]
    public void UCI_tables_have_their_counts(string name, int train, int test, int features, int classes)
    {
        FoundDataset found = Find($"uci/{name}");
        Assert.Equal((train, test), (found.LoadTrain().Count, found.LoadTest().Count));
        Assert.Equal((features, classes), (found.LoadTest().FeatureCount, found.LoadTest().ClassCount));
        Assert.Equal(classes, Counts(found.LoadTrain()).Count(count => count > 0));
    }

    [RealDataFact("uci")]
    public void The_published_test_rows_of_the_MONKs_problems_follow_the_rules()
    {
        foreach (int problem in new[] { 1, 2, 3 })
        {
            Dataset published = Find($"uci/monks-{problem}").LoadTest(), generated = MonksProblem.GenerateTest(problem);
            Assert.Equal(Enumerable.Range(0, 432).Select(i => Row(generated, i)).Order(), Enumerable.Range(0, 432).Select(i => Row(published, i)).Order());
        }
    }

    [RealDataFact("uci")]
    public void Adult_has_its_counts_and_names()
    {
        FoundDataset found = Find("uci/adult");
        AssertCounts(found.LoadTrain(), 107, 24_720, 7_841);
        AssertCounts(found.LoadTest(), 107, 12_435, 3_846);
        Assert.Contains("native-country=?", found.LoadTest().Schema.Columns!.Select(column => column.ToString()));
    }

    private static FoundDataset Find(string path) => DatasetCatalog.Find(Path.Combine(RealData.Holding(path.Split('/')[0])!, path));

    private static string Row(Dataset data, int sample) => $"{Convert.ToHexString(data.RowBytes(sample))} {data.Labels[sample]}";

    private static void AssertCounts(Dataset data, int features, params int[] counts)
    {
        Assert.Equal(features, data.FeatureCount);
        Assert.Equal(counts, Counts(data));
    }

    private static int[] Counts(Dataset data) => [.. Enumerable.Range(0, data.ClassCount).Select(label => data.Labels.Count(each => each == label))];
}

/// <summary>A test that needs the files of a data set; skipped with a word where they are not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="set">The set's folder.</param>
    public RealDataFactAttribute(string set) => Skip = WhySkip(set);

    internal static string? WhySkip(string set) =>
        RealData.Holding(set) is null ? $"needs real data: set LUTGEN_DATA to the folder that holds {set}/" : null;
}

/// <summary>As <see cref="RealDataFactAttribute"/>, with several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataTheoryAttribute : TheoryAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="set">The set's folder.</param>
    public RealDataTheoryAttribute(string set) => Skip = RealDataFactAttribute.WhySkip(set);
}
