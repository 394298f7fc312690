using System.Text;
using LutGen.Training.Data;

namespace LutGen.Training.Tests;

/// <summary>Damaged files give a data set or one clear line, and never much memory for a header that lies.</summary>
public sealed class DataFuzzTests : IDisposable
{
    private const int Trials = 300;
    private const long MostBytes = 64L << 20;

    private readonly DataFolder _folder = new();

    public static TheoryData<string> Forms => ["idx", "cifar", "unsw", "npy", "csv", "csv.gz", "pair", "adult", "arff", "idx.gz"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_damaged_file_is_read_or_refused_in_one_line(string form)
    {
        (string path, string[] files) = Write(form);
        Random random = new(1);
        foreach (string file in files)
        {
            byte[] whole = File.ReadAllBytes(file);
            for (int trial = 0; trial < Trials; trial++)
            {
                File.WriteAllBytes(file, Damaged(whole, trial, random));
                ReadAll(path);
            }

            File.WriteAllBytes(file, whole);
        }

        FoundDataset undamaged = DatasetCatalog.Find(path);
        Assert.True(undamaged.LoadTrain().Count + undamaged.LoadTest().Count > 2);
    }

    private static void ReadAll(string path)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Func<FoundDataset, Dataset> part in new Func<FoundDataset, Dataset>[] { found => found.LoadTrain(), found => found.LoadTest(), found => found.LoadMeasured(3) })
        {
            try
            {
                Assert.True(part(DatasetCatalog.Find(path)).Count > 0);
            }
            catch (DataFileException exception)
            {
                Assert.DoesNotContain('\n', exception.Message);
            }
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
    }

    private static byte[] Damaged(byte[] whole, int trial, Random random)
    {
        if (trial % 4 == 0)
        {
            return whole[..random.Next(whole.Length)];
        }

        byte[] damaged = [.. whole];

        // Headers are at the beginning, so half of the flips go there.
        int reach = trial % 2 == 0 ? damaged.Length : Math.Min(32, damaged.Length);
        for (int flip = random.Next(1, 4); flip > 0; flip--)
        {
            damaged[random.Next(reach)] ^= (byte)(1 << random.Next(8));
        }

        return damaged;
    }

    private (string Path, string[] Files) Write(string form)
    {
        const string Table = "colour,size,class\nred,1.5,0\n\"gr,een\",2,1\nred,-3,2\nblue,4,0\ngreen,2,1\nred,1,2\n";
        byte[] random = new byte[20 * 72];
        new Random(3).NextBytes(random);
        switch (form)
        {
            case "idx" or "idx.gz":
                string end = form == "idx" ? "" : ".gz";
                return (_folder.Root, [.. new[] { "train", "t10k" }.SelectMany(part => new[]
                {
                    _folder.Write($"{part}-images-idx3-ubyte{end}", [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8]),
                    _folder.Write($"{part}-labels-idx1-ubyte{end}", [0, 0, 8, 1, 0, 0, 0, 2, 9, 0]),
                })]);
            case "cifar":
                return (_folder.Root, [.. Enumerable.Range(1, 5).Select(batch => _folder.Write($"data_batch_{batch}.bin", new byte[CifarRecords.RecordLength]))]);
            case "unsw":
                return (_folder.Root, [_folder.Write("bits576.bin.gz", random), _folder.Write("labels.bin.gz", new byte[20])]);
            case "npy":
                return (_folder.Root, [.. new[] { "train", "test" }.SelectMany(part => new[]
                {
                    _folder.Write($"X_{part}.npy", NpyTests.Npy("<f4", [3, 2], NpyTests.Floats([1, 2, 3, 4, 5, 6]))),
                    _folder.Write($"y_{part}.npy", NpyTests.Npy("<i4", [3], [0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0])),
                })]);
            case "pair":
                return (_folder["set"], [_folder.Write("set.train.csv", Table), _folder.Write("set.test.csv", Table)]);
            case "adult":
                const string Row = "25, Private, 226802, 11th, 7, Never-married, Sales, Own-child, Black, Male, 0, 0, 40, ?";
                return (_folder["adult"], [_folder.Write("adult.data", $"{Row}, <=50K\n{Row}, >50K\n\n"), _folder.Write("adult.test", $"|x\n{Row}, <=50K.\n")]);
            case "arff":
                StringBuilder text = new("@relation r\n@attribute a real\n@attribute b {x,y}\n@attribute class {p,q}\n@data\n");
                return (_folder["r"], [_folder.Write("r.arff", text.Insert(text.Length, "1,x,p\n-2,y,q\n", 5).ToString())]);
            default:
                return (_folder[$"t.{form}"], [_folder.Write($"t.{form}", Table)]);
        }
    }
}
