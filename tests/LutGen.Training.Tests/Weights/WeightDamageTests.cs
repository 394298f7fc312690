using LutGen.Training.Data;
using LutGen.Training.Weights;

namespace LutGen.Training.Tests.Weights;

/// <summary>Damaged files of weights give one clear line, and never much memory for a header that lies.</summary>
public sealed class WeightDamageTests : IDisposable
{
    private const int Trials = 2000;
    private const long MostBytes = 16L << 20;

    private static readonly WeightTensor[] Small = [new("a", [2, 3], [1, 2, 3, 4, 5, 6]), new("b", [1], [-1])];

    private readonly DataFolder _folder = new();

    public static TheoryData<string> Forms => ["safetensors", "stored", "deflated"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_file_cut_short_at_any_length_is_refused(string form)
    {
        byte[] whole = Whole(form);
        Assert.Equal(2, WeightFile.Read(_folder.Write("w", whole)).Tensors.Count);
        for (int length = 0; length < whole.Length; length++)
        {
            string path = _folder.Write("w", whole[..length]);
            _folder.AssertRefused(() => WeightFile.Read(path), "w: ");
        }

        // Behind a safetensors file nothing may follow; what is behind an archive may be its comment.
        if (form == "safetensors")
        {
            _folder.AssertRefused(() => WeightFile.Read(_folder.Write("w", [.. whole, 0])), "data bytes; expected");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_file_with_changed_bits_is_read_or_refused_in_one_line_with_little_memory(string form)
    {
        byte[] whole = Whole(form);
        Random random = new(1);
        for (int trial = 0; trial < Trials; trial++)
        {
            byte[] damaged = [.. whole];
            for (int flip = random.Next(1, 4); flip > 0; flip--)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            string path = _folder.Write("w", damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Assert.InRange(WeightFile.Read(path).Tensors.Count, 0, 2);
            }
            catch (DataFileException exception)
            {
                Assert.DoesNotContain('\n', exception.Message);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "tensor 'a': is said to have 4 bytes; expected (2) values of 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1000000,1000000],"data_offsets":[0,4000000000000]}}""", "expected (1000000 x 1000000) values")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775807,0],"data_offsets":[0,0]}}""", "fewer than 2^31")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2000000000],"data_offsets":[0,2000000000]}}""", "4 data bytes; expected 2000000000")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "is said to have -4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", "data_offsets is not a list of at most 2 whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "shape is not a list")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}}""", "data_offsets is not a list of at most 2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "lacks one of dtype, shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"F8_E5M2","shape":[4],"data_offsets":[0,4]}}""", "tensor 'a': its type is 'F8_E5M2'; expected one of F16, F32")]
    [InlineData("""{"a":{"dtype":4,"shape":[4],"data_offsets":[0,4]}}""", "its type is ''")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "something besides one each of")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}}""", "something besides one each of")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "two tensors 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "tensor 'b' begins at byte 0 of the data; expected 4")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", "tensor 'b' begins at byte 2 of the data; expected 1")]
    [InlineData("""{"a":[]}""", "tensor 'a': is not an object")]
    [InlineData("""{"":{}}""", "a tensor has no name")]
    [InlineData("""{"a\n":{}}""", "control characters")]
    [InlineData("""{"__metadata__":{"a":1}}""", "__metadata__ is not an object of texts")]
    [InlineData("""{"__metadata__":{"a":"","a":""}}""", "__metadata__ is not an object of texts")]
    [InlineData("{}", "4 data bytes; expected 0")]
    [InlineData("{", "not the JSON of a safetensors file")]
    [InlineData("{}x", "not the JSON of a safetensors file")]
    [InlineData("{\"a\":{\"dtype\":\"F32\"", "not the JSON of a safetensors file")]
    public void A_safetensors_header_that_lies_is_refused_with_what_was_expected(string header, string problem) =>
        Refused(WeightSamples.Safetensors(header, new byte[4]), problem);

    [Fact]
    public void The_length_of_a_safetensors_header_is_checked_before_it_is_believed()
    {
        byte[] whole = Whole("safetensors");
        Refused([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. whole[8..]], "its header has 18446744073709551615 bytes; expected at most");
        Refused([0, 0, 0, 0, 1, 0, 0, 0, .. whole[8..]], "its header has 4294967296 bytes; expected at most");
    }

    [Fact]
    public void Archives_of_anything_else_are_refused()
    {
        byte[] array = WeightSamples.NpyOf(Small[0]);
        Refused(WeightSamples.Zip(true, ("a.txt", array)), "a tensor has no name; expected the names of arrays with .npy behind them");
        Refused(WeightSamples.Zip(true, ("folder/", [])), "expected the names of arrays");
        Refused(WeightSamples.Npz(true, ("a", array), ("a", array)), "two tensors 'a'");
        Refused(WeightSamples.Npz(true, ("a", "nothing"u8.ToArray())), "tensor 'a': does not start as a NumPy file");
        Refused(WeightSamples.Npz(true, ("a", NpyTests.Npy(">f4", [1], new byte[4]))), "tensor 'a': its header names no type that is read");
    }

    [Fact]
    public void A_stored_array_with_a_changed_value_is_refused()
    {
        byte[] whole = Whole("stored");
        int value = whole.AsSpan().IndexOf(BitConverter.GetBytes(5f));
        whole[value] ^= 1;
        Refused(whole, "tensor 'a' does not have the length and the checksum");
    }

    [Fact]
    public void An_array_that_is_longer_than_its_compressed_bytes_can_give_is_refused_before_it_is_read()
    {
        byte[] whole = Whole("deflated");

        // The uncompressed length of the first entry in the archive's directory, 24 bytes behind the directory's mark.
        int directory = whole.AsSpan().IndexOf("PK\x1\x2"u8);
        whole[directory + 27] = 0x40;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(whole, "tensor 'a': 10737");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
    }

    private static byte[] Whole(string form) => form == "safetensors"
        ? WeightSamples.Safetensors(
            """{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F32","shape":[1],"data_offsets":[24,28]}} """,
            NpyTests.Floats([.. Small.SelectMany(tensor => tensor.Values)]))
        : WeightSamples.Npz(form == "deflated", [.. Small.Select(tensor => (tensor.Name, WeightSamples.NpyOf(tensor)))]);

    private void Refused(byte[] content, string problem)
    {
        string path = _folder.Write("w", content);
        _folder.AssertRefused(() => WeightFile.Read(path), "w: ", problem);
    }
}
