using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public sealed class CifarTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, "data_batch_1.bin")]
    [InlineData(2, "data_batch_1.bin.gz")]
    public void Records_that_were_written_are_read_again(int seed, string name)
    {
        byte[] records = Records(seed, 7);
        Dataset data = CifarRecords.Read("cifar10", _folder.Write(name, records));
        Assert.Equal((7, 3072, 10, 32, 32), (data.Count, data.FeatureCount, data.ClassCount, data.ImageHeight, data.ImageWidth));
        Assert.Equal(new ImageShape(3, 32, 32), data.Schema.Image);
        byte[] again = [.. Enumerable.Range(0, 7).SelectMany(i => data.Features(i).Select(value => (byte)value).Prepend((byte)data.Labels[i]))];
        Assert.Equal(records, again);
    }

    [Fact]
    public void A_pixel_stands_at_channel_row_and_column()
    {
        byte[] record = new byte[CifarRecords.RecordLength];
        record[1 + 2 * 1024 + 5 * 32 + 7] = 99;
        Dataset data = CifarRecords.Read("cifar10", _folder.Write("test_batch.bin", record));
        Assert.Equal(99, data[0, 2 * 1024 + 5 * 32 + 7]);
        Assert.Equal("airplane", data.Schema.ClassNames![data.Labels[0]]);
    }

    [Fact]
    public void With_the_official_test_file_all_five_batches_are_for_training()
    {
        WriteBatches(5);
        _folder.Write("test_batch.bin", Records(6, 2));
        FoundDataset found = DatasetCatalog.Find(_folder.Root);
        Assert.Equal(("cifar10", 15, 2), (found.Name, found.LoadTrain().Count, found.LoadTest().Count));
    }

    [Fact]
    public void Without_it_the_fifth_batch_is_held_out_and_the_name_says_so()
    {
        WriteBatches(5);
        FoundDataset found = DatasetCatalog.Find(_folder.Root);
        Assert.Equal("cifar10, batch 5 held out", found.Name);
        Assert.Equal((found.Name, 12), (found.LoadTrain().Name, found.LoadTrain().Count));
        Assert.Equal((found.Name, 3), (found.LoadTest().Name, found.LoadTest().Count));
    }

    [Fact]
    public void A_missing_batch_is_named()
    {
        WriteBatches(3);
        FoundDataset found = DatasetCatalog.Find(_folder.Root);
        _folder.AssertRefused(() => found.LoadTrain(), "data_batch_4.bin");
        _folder.AssertRefused(() => found.LoadTest(), "test_batch.bin");
    }

    [Fact]
    public void A_single_file_can_be_measured_on_but_not_trained_with()
    {
        string path = _folder.Write("test_batch_first1000.bin.gz", Records(1, 4));
        FoundDataset found = DatasetCatalog.Find(path);
        Assert.Equal(("cifar10 test_batch_first1000", 4), (found.Name, found.LoadMeasured().Count));
        _folder.AssertRefused(() => found.LoadTrain(), path, "expected the folder");
    }

    [Fact]
    public void Damaged_records_are_refused_with_what_was_expected()
    {
        _folder.AssertRefused(() => CifarRecords.Read("x", _folder.Write("a.bin", new byte[3074])), "a.bin", "3074 bytes", "records of 3073 bytes");
        _folder.AssertRefused(() => CifarRecords.Read("x", _folder.Write("b.bin", new byte[0])), "b.bin", "at least one");
        byte[] labelled = Records(1, 3);
        labelled[CifarRecords.RecordLength] = 10;
        _folder.AssertRefused(() => CifarRecords.Read("x", _folder.Write("c.bin", labelled)), "c.bin", "record 1 has the label 10; expected 0..9");
    }

    private static byte[] Records(int seed, int count)
    {
        byte[] records = new byte[count * CifarRecords.RecordLength];
        new Random(seed).NextBytes(records);
        for (int i = 0; i < records.Length; i += CifarRecords.RecordLength)
        {
            records[i] %= 10;
        }

        return records;
    }

    private void WriteBatches(int count)
    {
        for (int batch = 1; batch <= count; batch++)
        {
            _folder.Write($"data_batch_{batch}.bin{(batch % 2 == 0 ? ".gz" : "")}", Records(batch, 3));
        }
    }
}
