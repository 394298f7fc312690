using System.Buffers.Binary;
using System.Text;
using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public sealed class NpyTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void An_array_that_was_written_is_read_again(int seed, byte version)
    {
        Random random = new(seed);
        int[] shape = [random.Next(1, 9), random.Next(1, 9)];
        float[] values = [.. Enumerable.Range(0, shape[0] * shape[1]).Select(_ => random.NextSingle() * 20 - 10)];
        (int[] readShape, float[] readValues) = NpyFile.Read(_folder.Write("a.npy", Npy("<f4", shape, Floats(values), version)));
        Assert.Equal(shape, readShape);
        Assert.Equal(values, readValues);
    }

    [Theory]
    [InlineData("<f8", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0xBF }, -1.5f)]
    [InlineData("<f2", new byte[] { 0, 0xBE }, -1.5f)]
    [InlineData("<i8", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("<i4", new byte[] { 1, 1, 0, 0 }, 257)]
    [InlineData("<u2", new byte[] { 1, 2 }, 513)]
    [InlineData("|u1", new byte[] { 200 }, 200)]
    [InlineData("|i1", new byte[] { 200 }, -56)]
    [InlineData("|b1", new byte[] { 1 }, 1)]
    public void Numbers_of_all_common_types_are_read(string type, byte[] value, float expected) =>
        Assert.Equal([expected], NpyFile.Read(_folder.Write("a.npy", Npy(type, [1], value))).Values);

    [Theory]
    [InlineData(">f4", "little-endian")]
    [InlineData("<c8", "little-endian")]
    [InlineData("|O", "little-endian")]
    [InlineData("<U1", "little-endian")]
    public void Other_types_are_refused(string type, string problem) =>
        _folder.AssertRefused(() => NpyFile.Read(_folder.Write("a.npy", Npy(type, [1], new byte[4]))), "a.npy", problem);

    [Fact]
    public void Damaged_files_are_refused_with_what_was_expected()
    {
        byte[] whole = Npy("<f4", [2, 3], new byte[24]);
        Refused(whole[..^1], "23 data bytes; expected 2 x 3 values of 4 bytes");
        Refused(whole[..20], "expected a header of");
        Refused(whole[..5], "does not start as a NumPy file");
        Refused(Npy("<f4", [1_000_000, 1_000_000], new byte[8]), "8 data bytes; expected 1000000 x 1000000");
        Refused(Npy("<f4", [0, 3], []), "its shape is (0, 3)");
        Refused(Npy("<f4", [], new byte[4]), "its shape is ()");
        Refused(Npy("<f4", [1], Floats([float.NaN])), "value 0 is NaN; expected a finite number");
        Refused(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(whole).Replace("False", "Maybe")), "'fortran_order': False or True");
        Refused(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(whole).Replace("(2, 3)", "(2, -)")), "names no shape");
        Refused(Npy($"<f4{new string(' ', 1 << 17)}", [1], new byte[4], version: 2), "its header has 131");
    }

    [Fact]
    public void Values_of_transposed_arrays_are_put_into_the_order_of_rows()
    {
        byte[] file = Npy("<i4", [2, 3, 2], [.. Enumerable.Range(0, 12).SelectMany(BitConverter.GetBytes)]);
        byte[] transposed = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace("False", "True "));
        (int[] shape, float[] values) = NpyFile.Read(_folder.Write("a.npy", transposed));
        Assert.Equal([2, 3, 2], shape);
        Assert.Equal([0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11], values);
    }

    [Theory]
    [InlineData("X_train", "y_train")]
    [InlineData("X_train_val", "y_train_val")]
    public void Jets_are_read_with_class_numbers_or_rows_with_a_single_one(string features, string labels)
    {
        _folder.Write($"{features}.npy", Npy("<f4", [6, 16], Floats([.. Enumerable.Range(0, 96).Select(i => i - 0.5f)])));
        _folder.Write($"{labels}.npy", Npy("<i4", [6], [0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]));
        _folder.Write("X_test.npy.gz", Npy("<f4", [1, 16], Floats(new float[16])));
        _folder.Write("y_test.npy", Npy("<f4", [1, 5], Floats([0, 0, 1, 0, 0])));
        FoundDataset found = DatasetCatalog.Find(_folder.Root);
        Dataset train = found.LoadTrain(), test = found.LoadTest();
        Assert.Equal(("jsc", 6, 16, 5), (train.Name, train.Count, train.FeatureCount, train.ClassCount));
        Assert.Equal([0, 1, 2, 3, 4, 0], train.Labels);
        Assert.Equal(16.5f, train[1, 1]);
        Assert.Equal("t", test.Schema.ClassNames![Assert.Single(test.Labels)]);
    }

    [Fact]
    public void Labels_that_are_none_are_refused()
    {
        _folder.Write("X_train.npy", Npy("<f4", [2, 1], new byte[8]));
        _folder.Write("X_test.npy", Npy("<f4", [2, 1], new byte[8]));
        _folder.Write("y_test.npy", Npy("<f4", [2], new byte[8]));
        Labels([2, 2], [0, 1, 1, 1], "y_train.npy", "the label of sample 1 is no row of zeros with a single 1");
        Labels([2], [0, 0.5f], "y_train.npy", "label 0.5 of sample 1");
        Labels([3], [0, 0, 0], "y_train.npy", "has the shape 3; expected 2 labels");
        File.Delete(_folder["y_train.npy"]);
        _folder.AssertRefused(() => DatasetCatalog.Find(_folder.Root).LoadTrain(), "y_train.npy or y_train_val.npy");

        void Labels(int[] shape, float[] values, params string[] words)
        {
            _folder.Write("y_train.npy", Npy("<f4", shape, Floats(values)));
            _folder.AssertRefused(() => DatasetCatalog.Find(_folder.Root).LoadTrain(), words);
        }
    }

    /// <summary>A file as NumPy's own writer makes it: the header is filled with spaces to a multiple of 64 bytes.</summary>
    internal static byte[] Npy(string type, int[] shape, byte[] values, byte version = 1)
    {
        string sizes = string.Join(", ", shape) + (shape.Length == 1 ? "," : "");
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({sizes}), }}";
        int lengthSize = version == 1 ? 2 : 4;
        header = header.PadRight((8 + lengthSize + header.Length + 64) / 64 * 64 - 9 - lengthSize) + "\n";
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, header.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length[..lengthSize], .. Encoding.Latin1.GetBytes(header), .. values];
    }

    internal static byte[] Floats(float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private void Refused(byte[] content, string problem) => _folder.AssertRefused(() => NpyFile.Read(_folder.Write("a.npy", content)), "a.npy", problem);
}
