using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public sealed class CatalogTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_of_nothing_says_what_was_looked_for() => _folder.AssertRefused(
        () => DatasetCatalog.Find(_folder.Root),
        "holds no data set; looked for", "t10k-images-idx3-ubyte", "data_batch_1.bin", "bits576.bin", "X_train.npy", "adult.data", ".arff", "NAME.train.csv", "monks-1");

    [Fact]
    public void A_path_of_nothing_says_so() => _folder.AssertRefused(() => DatasetCatalog.Find(_folder["none"]), "none: no such file or folder; looked for");

    [Fact]
    public void A_folder_of_several_sets_lists_them_and_takes_the_wanted_one()
    {
        WriteMnist("mnist");
        _folder.Write("tables/iris.csv", "a,class\n1,0\n2,1\n");
        _folder.Write("tables/wine.csv.gz", "a,class\n1,1\n2,2\n3,1\n");
        _folder.AssertRefused(() => DatasetCatalog.Find(_folder.Root), "holds several data sets: mnist, tables;", "NAME");
        _folder.AssertRefused(() => DatasetCatalog.Find(_folder["tables"]), "holds several data sets: iris, wine;");
        Assert.Equal("mnist", DatasetCatalog.Find(_folder.Root, "mnist").Name);
        Assert.Equal("wine", DatasetCatalog.Find(_folder.Root, "wine").Name);
        Assert.Equal("iris", DatasetCatalog.Find(_folder["tables/iris"]).Name);
        _folder.AssertRefused(() => DatasetCatalog.Find(_folder.Root, "../mnist"), "several");
    }

    [Fact]
    public void The_only_set_below_a_folder_is_taken()
    {
        WriteMnist("images");
        Directory.CreateDirectory(_folder["empty"]);
        Assert.Equal(1, DatasetCatalog.Find(_folder.Root).LoadTest().Count);
    }

    [Theory]
    [InlineData("Fashion-MNIST", "fashion-mnist")]
    [InlineData("kmnist", "kmnist")]
    [InlineData("MNIST", "mnist")]
    [InlineData("whatever", "mnist")]
    public void Sets_under_the_names_of_MNIST_are_told_apart_by_their_folder(string folder, string name)
    {
        WriteMnist(folder);
        FoundDataset found = DatasetCatalog.Find(_folder[folder]);
        Assert.Equal((name, name), (found.Name, found.LoadTest().Name));
    }

    [Fact]
    public void A_folder_that_is_called_as_generated_data_is_found_by_its_path()
    {
        WriteMnist("digits");
        Assert.Equal(1, DatasetCatalog.Find(_folder["digits"]).LoadTest().Count);
    }

    [Fact]
    public void Generated_digits_need_no_files() => Assert.Equal(10_000, DatasetCatalog.Find("digits").LoadMeasured().Count);

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(40)]
    public void A_compressed_file_that_was_cut_anywhere_is_refused(int cut)
    {
        string path = _folder.Write("t.csv.gz", "a,class\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i * 7919 % 1000},{i % 3}\n")));
        byte[] whole = File.ReadAllBytes(path);
        Assert.Equal(50, DatasetCatalog.Find(path).LoadMeasured().Count);
        File.WriteAllBytes(path, whole[..^cut]);
        _folder.AssertRefused(() => DatasetCatalog.Find(path).LoadMeasured(), "t.csv.gz: is not a whole gzip file");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Images_that_were_written_as_IDX_are_read_again(int seed)
    {
        Random random = new(seed);
        int count = random.Next(1, 6), height = random.Next(1, 6), width = random.Next(1, 6);
        byte[] pixels = new byte[count * height * width], labels = new byte[count];
        random.NextBytes(pixels);
        random.NextBytes(labels);
        _folder.Write("train-images-idx3-ubyte.gz", [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, (byte)height, 0, 0, 0, (byte)width, .. pixels]);
        _folder.Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, (byte)count, .. labels.Select(label => (byte)(label % 10))]);
        Dataset data = DatasetCatalog.Find(_folder.Root).LoadTrain();
        Assert.Equal(new ImageShape(1, height, width), data.Schema.Image);
        Assert.Equal(pixels, Enumerable.Range(0, count).SelectMany(i => data.Features(i).Select(value => (byte)value)));
        Assert.Equal(labels.Select(label => label % 10), data.Labels);
    }

    private void WriteMnist(string folder)
    {
        _folder.Write($"{folder}/t10k-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7]);
        _folder.Write($"{folder}/t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 3]);
    }
}
