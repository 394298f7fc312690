using LutGen.Training.Data;
using LutGen.Training.Weights;

namespace LutGen.Training.Tests.Weights;

public sealed class WeightFileTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tensors_that_were_written_are_read_again_to_the_bit(int seed)
    {
        WeightTensor[] tensors = [.. WeightSamples.Tensors(seed)];
        string path = _folder["w.safetensors"];
        WeightFile.Write(path, tensors, new Dictionary<string, string> { ["method"] = "by \"hand\"", ["accuracy"] = "0.5" });
        WeightFile file = WeightFile.Read(path);
        Assert.Equal(tensors.Select(tensor => tensor.Name), file.Tensors.Keys);
        Assert.Equal("by \"hand\"", file.Metadata["method"]);
        foreach (WeightTensor tensor in tensors)
        {
            Assert.Equal(tensor.Shape, file.Tensors[tensor.Name].Shape);
            Assert.Equal(tensor.Values.Select(BitConverter.SingleToInt32Bits), file.Tensors[tensor.Name].Values.Select(BitConverter.SingleToInt32Bits));
        }

        byte[] once = File.ReadAllBytes(path);
        WeightFile.Write(path, [.. file.Tensors.Values], file.Metadata);
        Assert.Equal(once, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Archives_are_read_stored_or_deflated_whatever_their_name(bool deflated)
    {
        WeightTensor[] tensors = [.. WeightSamples.Tensors(4)];
        WeightFile file = WeightFile.Read(_folder.Write("weights", WeightSamples.Npz(deflated, [.. tensors.Select(tensor => (tensor.Name, WeightSamples.NpyOf(tensor)))])));
        Assert.Equal(tensors.Select(tensor => tensor.Name), file.Tensors.Keys);
        Assert.All(tensors, tensor => Assert.Equal(tensor.Shape, file.Tensors[tensor.Name].Shape));
        Assert.All(tensors, tensor => Assert.Equal(tensor.Values, file.Tensors[tensor.Name].Values));
        Assert.Empty(file.Metadata);
    }

    [Theory]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0xBF }, -1.5f)]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0xBF }, -1.5f)]
    [InlineData("F16", new byte[] { 0, 0xBE }, -1.5f)]
    [InlineData("BF16", new byte[] { 0xC0, 0xBF }, -1.5f)]
    [InlineData("I64", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("I32", new byte[] { 1, 1, 0, 0 }, 257)]
    [InlineData("I16", new byte[] { 1, 0xFF }, -255)]
    [InlineData("I8", new byte[] { 200 }, -56)]
    [InlineData("U8", new byte[] { 200 }, 200)]
    [InlineData("BOOL", new byte[] { 1 }, 1)]
    public void Safetensors_of_all_common_types_are_read(string type, byte[] value, float expected)
    {
        string header = $$$"""{"a":{"dtype":"{{{type}}}","shape":[],"data_offsets":[0,{{{value.Length}}}]}}""";
        Assert.Equal([expected], WeightFile.Read(_folder.Write("a", WeightSamples.Safetensors(header, value))).Require("a").Values);
    }

    [Fact]
    public void Tensors_stand_in_the_headers_order_whatever_the_order_of_their_bytes()
    {
        const string Header = """
            {"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]},"e":{"shape":[0,5],"data_offsets":[1,1],"dtype":"F32"},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}
            """;
        WeightFile file = WeightFile.Read(_folder.Write("a", WeightSamples.Safetensors(Header, [7, 8, 9])));
        Assert.Equal(["b", "e", "a"], file.Tensors.Keys);
        Assert.Equal([8, 9], file.Tensors["b"].Values);
        Assert.Empty(file.Tensors["e"].Values);
        Assert.True(file.TryGet("a", out WeightTensor? a) && a.Values is [7]);
        Assert.False(file.TryGet("c", out _));
    }

    [Fact]
    public void A_tensor_that_is_asked_for_must_be_there_with_its_shape_and_finite_values()
    {
        string path = _folder["w.safetensors"];
        WeightFile.Write(path, [new("fc.weight", [2, 2], [1, 2, 3, 4]), new("mask", [2], [0, float.NegativeInfinity])]);
        WeightFile file = WeightFile.Read(path);
        Assert.Same(file.Tensors["fc.weight"], file.Require("fc.weight", 2, -1));
        _folder.AssertRefused(() => file.Require("fc.bias", 2), "w.safetensors", "no tensor 'fc.bias'; its tensors are fc.weight, mask");
        _folder.AssertRefused(() => file.Require("fc.weight", 2, 3), "tensor 'fc.weight' has the shape (2 x 2); expected (2 x 3)");
        _folder.AssertRefused(() => file.Require("fc.weight", -1), "expected (any)");
        _folder.AssertRefused(() => file.Require("mask", 2), "tensor 'mask': value 1 is -Infinity; expected a finite number");
    }

    [Fact]
    public void What_cannot_be_written_is_refused_and_leaves_the_file_as_it_was()
    {
        string path = _folder["w.safetensors"];
        WeightFile.Write(path, [new("a", [1], [1])]);
        byte[] before = File.ReadAllBytes(path);
        Assert.Contains("two tensors 'a'", Assert.Throws<ArgumentException>(() => WeightFile.Write(path, [new("a", [1], [1]), new("a", [1], [2])])).Message);
        Assert.Throws<ArgumentException>(() => WeightFile.Write(path, [new("__metadata__", [1], [1])]));
        Assert.Throws<ArgumentException>(() => new WeightTensor("a", [2, 2], new float[3]));
        Assert.Throws<ArgumentException>(() => new WeightTensor("a", [-1, -1], new float[1]));
        Assert.Throws<ArgumentException>(() => new WeightTensor("a\n", [1], new float[1]));
        Assert.Throws<ArgumentException>(() => new WeightTensor("", [1], new float[1]));
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_that_is_not_there_or_something_else_is_one_line()
    {
        _folder.AssertRefused(() => WeightFile.Read(_folder["none.npz"]), "none.npz", "cannot be read");
        _folder.AssertRefused(() => WeightFile.Read(_folder.Write("a.npz", "no weights at all")), "a.npz", "does not start as an .npz archive or a safetensors file");
        _folder.AssertRefused(() => WeightFile.Read(_folder.Write("empty", [])), "does not start as");
    }
}
