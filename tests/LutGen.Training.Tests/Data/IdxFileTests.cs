using System.IO.Compression;
using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("idx-tests").FullName;

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "")]
    [InlineData("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "")]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", "mnist")]
    [InlineData("train-images.idx3-ubyte.gz", "train-labels-idx1-ubyte", "mnist")]
    public void Reads_plain_and_compressed_files_in_the_folder_or_its_subfolder(string images, string labels, string subfolder)
    {
        Directory.CreateDirectory(Path.Combine(_folder, subfolder));
        Write(Path.Combine(subfolder, images), [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
        Write(Path.Combine(subfolder, labels), [0, 0, 8, 1, 0, 0, 0, 2, 9, 0]);
        Dataset data = MnistFolder.ReadTrain(_folder);
        Assert.Equal((2, 2, 3, 6), (data.Count, data.ImageHeight, data.ImageWidth, data.FeatureCount));
        Assert.Equal([9, 0], data.Labels);
        Assert.Equal([7, 8, 9, 10, 11, 255], data.Features(1));
    }

    [Fact]
    public void A_missing_folder_or_file_is_named()
    {
        string absent = Path.Combine(_folder, "absent");
        Assert.Contains(absent, Assert.Throws<DataFileException>(() => MnistFolder.ReadTest(absent)).Message);
        string message = Assert.Throws<DataFileException>(() => MnistFolder.ReadTest(_folder)).Message;
        Assert.Contains("t10k-images-idx3-ubyte", message);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8 }, "only 3 bytes; expected an IDX header of 8 bytes")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 5 }, "starts with the number 2051; expected 2049")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 5, 5 }, "2 data bytes; expected 3")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 5, 5 }, "2 data bytes; expected 1")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255, 5 }, "dimension 0 is -1")]
    public void Damaged_files_are_refused_with_what_was_expected(byte[] content, string expected)
    {
        string path = Write("labels", content);
        DataFileException exception = Assert.Throws<DataFileException>(() => IdxFile.Read(path, 1));
        Assert.Contains(expected, exception.Message);
        Assert.StartsWith(path, exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void A_compressed_file_that_is_cut_short_is_refused()
    {
        string path = Write("labels.gz", [0, 0, 8, 1, 0, 0, 0, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^14]);
        Assert.Throws<DataFileException>(() => IdxFile.Read(path, 1));
        File.WriteAllText(path, "this is no gzip file");
        Assert.Contains("not a whole gzip file", Assert.Throws<DataFileException>(() => IdxFile.Read(path, 1)).Message);
    }

    [Fact]
    public void Labels_must_match_the_images_and_be_digits()
    {
        Write("train-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7]);
        Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 2, 1, 2]);
        Assert.Contains("2 labels; expected 1", Assert.Throws<DataFileException>(() => MnistFolder.ReadTrain(_folder)).Message);
        Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 11]);
        Assert.Contains("label 11 at index 0", Assert.Throws<DataFileException>(() => MnistFolder.ReadTrain(_folder)).Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        using FileStream file = File.Create(path);
        using Stream target = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        target.Write(content);
        return path;
    }
}
