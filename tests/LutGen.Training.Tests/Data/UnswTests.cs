using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public sealed class UnswTests : IDisposable
{
    private const int Rows = 400;

    private readonly DataFolder _folder = new();
    private readonly byte[] _records = new byte[Rows * 72];

    public UnswTests()
    {
        new Random(1).NextBytes(_records);

        // Every row twice.
        _records.AsSpan(0, _records.Length / 2).CopyTo(_records.AsSpan(_records.Length / 2));
        _folder.Write("bits576.bin.gz", _records);
        _folder.Write("labels.bin.gz", [.. Enumerable.Range(0, Rows).Select(i => (byte)(i % 2))]);
        _folder.Write("attack_cat.bin", [.. Enumerable.Range(0, Rows).Select(i => (byte)(i % 10))]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_rows_go_to_the_same_part_and_a_fifth_is_for_testing()
    {
        FoundDataset found = DatasetCatalog.Find(_folder.Root);
        Dataset train = found.LoadTrain(), test = found.LoadTest();
        Assert.Equal((576, 2, SplitRule.EqualRowsTogether), (train.FeatureCount, train.ClassCount, train.Schema.Split));
        Assert.Equal(Rows, train.Count + test.Count);
        Assert.InRange(test.Count, Rows / 10, Rows / 3);
        HashSet<string> inTest = [.. Enumerable.Range(0, test.Count).Select(i => Convert.ToHexString(test.RowBytes(i)))];
        Assert.Equal(test.Count / 2, inTest.Count);
        Assert.DoesNotContain(Enumerable.Range(0, train.Count), i => inTest.Contains(Convert.ToHexString(train.RowBytes(i))));
    }

    [Fact]
    public void Bit_j_of_a_row_is_bit_j_mod_8_of_its_byte_j_div_8()
    {
        Dataset train = DatasetCatalog.Find(_folder.Root).LoadTrain();
        byte[] first = [.. Enumerable.Range(0, 72).Select(i => (byte)Enumerable.Range(0, 8).Sum(bit => (int)train[0, 8 * i + bit] << bit))];
        Assert.Contains(Enumerable.Range(0, Rows), row => _records.AsSpan(72 * row, 72).SequenceEqual(first));
    }

    [Fact]
    public void The_file_of_categories_asks_for_ten_classes()
    {
        Dataset test = DatasetCatalog.Find(_folder["attack_cat.bin"]).LoadTest();
        Assert.Equal((10, "Worms"), (test.ClassCount, test.Schema.ClassNames![9]));
    }

    [Fact]
    public void Files_that_do_not_fit_together_are_refused()
    {
        _folder.Write("labels.bin.gz", new byte[3]);
        Refused("labels.bin.gz", "3 labels; expected 400");
        _folder.Write("labels.bin.gz", [.. Enumerable.Repeat((byte)2, Rows)]);
        Refused("labels.bin.gz", "label 2 at index 0; expected 0..1");
        _folder.Write("bits576.bin.gz", new byte[73]);
        Refused("bits576.bin.gz", "73 bytes; expected records of 72 bytes");
        File.Delete(_folder["labels.bin.gz"]);
        Refused("labels.bin");
    }

    private void Refused(params string[] words) => _folder.AssertRefused(() => DatasetCatalog.Find(_folder.Root).LoadTrain(), words);
}
