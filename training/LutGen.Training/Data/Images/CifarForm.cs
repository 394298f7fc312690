namespace LutGen.Training.Data;

/// <summary>
/// A folder with CIFAR-10's binary files, or one such file to measure a model on. Where the test file is missing, the fifth training
/// file is held out in its place, and the name says so.
/// </summary>
internal sealed class CifarForm : IDatasetForm
{
    private const string SetName = "cifar10";
    private const string TestFile = "test_batch.bin";
    private const int Batches = 5;

    public string Files => "CIFAR-10's data_batch_1.bin to data_batch_5.bin and test_batch.bin";

    public FoundDataset? Find(string path, SplitOptions split)
    {
        if (File.Exists(path))
        {
            string name = DataFile.PlainName(path);
            return IsRecordFile(name) ? FoundDataset.ToMeasureOnly($"{SetName} {Path.GetFileNameWithoutExtension(name)}", path, set => CifarRecords.Read(set, path)) : null;
        }

        if (DataFile.Find(path, BatchFile(1), TestFile) is null)
        {
            return null;
        }

        bool official = DataFile.Find(path, TestFile) is not null || DataFile.Find(path, BatchFile(Batches)) is null;
        return official
            ? Create(SetName, path, Batches, TestFile)
            : Create($"{SetName}, batch {Batches} held out", path, Batches - 1, BatchFile(Batches));
    }

    private static FoundDataset Create(string name, string folder, int trainBatches, string testFile) => new(
        name,
        () => CifarRecords.Read(name, [.. Enumerable.Range(1, trainBatches).Select(batch => DataFile.Require(folder, BatchFile(batch)))]),
        () => CifarRecords.Read(name, DataFile.Require(folder, testFile)));

    private static string BatchFile(int batch) => $"data_batch_{batch}.bin";

    private static bool IsRecordFile(string name) => name.EndsWith(".bin", StringComparison.Ordinal)
        && (name.StartsWith("data_batch", StringComparison.Ordinal) || name.StartsWith("test_batch", StringComparison.Ordinal));
}
