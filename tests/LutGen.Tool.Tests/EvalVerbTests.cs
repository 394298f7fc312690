using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LutGen.Evaluation;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Tool.Data;
using LutGen.Training.Data;
using LutGen.Training.Presets;

namespace LutGen.Tool.Tests;

public sealed class EvalVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Figures_for_a_script_have_stable_keys_in_a_stable_order()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());
        string data = _folder.Write("bits.csv", "a,b,class\n0,0,0\n0,1,1\n1,0,1\n1,1,1\n");

        ToolRun run = ToolRun.Of("eval", model, "--data", data, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(
            ["model", "file", "dataset", "samples", "correct", "accuracy", "features", "classes", "gates", "luts", "seconds"],
            json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("xor", model, "bits.csv"), (json.GetProperty("model").GetString(), json.GetProperty("file").GetString(), json.GetProperty("dataset").GetString()));
        Assert.Equal((4, 3, 0.75), (json.GetProperty("samples").GetInt32(), json.GetProperty("correct").GetInt32(), json.GetProperty("accuracy").GetDouble()));
        Assert.Equal((2, 1, 1), (json.GetProperty("features").GetInt32(), json.GetProperty("classes").GetInt32(), json.GetProperty("gates").GetInt32()));
    }

    [Fact]
    public void A_reader_is_told_the_accuracy_in_percent()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());
        string data = _folder.Write("bits.csv", "a,b,class\n0,0,0\n0,1,1\n1,0,0\n");

        Assert.Contains("66.67 % (2 of 3)", ToolRun.Of("eval", model, "-d", data).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_IDX_files_is_read_as_MNIST()
    {
        string model = _folder.Write("corner.lutnet", SmallModels.Corner());
        string data = _folder.WriteMnist(2, [0, 255, 0, 0, 0, 0, 0, 200, 0, 0, 0, 0], [1, 3, 2]);

        Assert.Contains("mnist: 3 samples", ToolRun.Of("eval", model, "--data", data).Output, StringComparison.Ordinal);
        Assert.Contains("(2 of 3)", ToolRun.Of("eval", model, "--data", data).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_generated_digits_needs_no_data()
    {
        LutNetwork network = RandomNetworks.GateLayers(1, ProceduralDigits.Side * ProceduralDigits.Side, 1, 50, 10);
        string model = _folder.Write("digits.lutnet", network);
        var evaluator = new NetworkEvaluator(network);
        Dataset digits = new DigitsPreset().LoadTest(null);
        int expected = Enumerable.Range(0, digits.Count).Count(i => evaluator.Predict(digits.Features(i)) == digits.Labels[i]);

        Assert.Contains($"({expected:N0} of 10,000)", ToolRun.Of("eval", model).Output, StringComparison.Ordinal);
        Assert.Contains($"({expected:N0} of 10,000)", ToolRun.Of("eval", model, "--data", "digits").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_model_takes_its_data_from_the_environment_and_is_wrong_usage_without()
    {
        string model = _folder.Write("corner.lutnet", SmallModels.Corner());
        string data = _folder.WriteMnist(2, [0, 255, 0, 0], [1]);
        string? before = Environment.GetEnvironmentVariable(DataFolder.Variable);
        try
        {
            Environment.SetEnvironmentVariable(DataFolder.Variable, data);
            Assert.Contains("(1 of 1)", ToolRun.Of("eval", model).Output, StringComparison.Ordinal);

            Environment.SetEnvironmentVariable(DataFolder.Variable, null);
            ToolRun.Of("eval", model).AssertRefused(2, "--data", DataFolder.Variable, "4 features", "lutgen eval --help");
        }
        finally
        {
            Environment.SetEnvironmentVariable(DataFolder.Variable, before);
        }
    }

    [Fact]
    public void Data_with_another_number_of_features_is_refused_with_both_numbers()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());

        ToolRun.Of("eval", model, "--data", "digits").AssertRefused(1, "400 features", "reads 2");
    }

    [Theory]
    [InlineData("", "bad.csv: is empty")]
    [InlineData("class\n", "bad.csv:1: the header has one column")]
    [InlineData("a,b,class\n", "bad.csv: has a header but no samples")]
    [InlineData("a,b,class\n0,1,1\n0,1\n", "bad.csv:3: 2 columns, expected 3")]
    [InlineData("a,b,class\n0,1,1\n0,yes,1\n", "bad.csv:3: 'yes' in column b is not a number")]
    [InlineData("a,b,class\n0,1,2147483647\n", "bad.csv: '2147483647' in the last column is not a class")]
    [InlineData("a,b,class\n0,1,cat\n", "bad.csv: 'cat' in the last column is not a class")]
    [InlineData("a,b,class\n0,1,0.5\n", "bad.csv:2: '0.5' in the last column is not a class")]
    public void A_bad_CSV_file_is_refused_with_the_place_and_the_value(string text, string problem)
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());

        ToolRun.Of("eval", model, "--data", _folder.Write("bad.csv", text)).AssertRefused(1, problem);
    }

    [Fact]
    public void A_compressed_CSV_file_is_read()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());
        using (var file = new GZipStream(File.Create(_folder["bits.csv.gz"]), CompressionLevel.Fastest))
        {
            file.Write(Encoding.ASCII.GetBytes("a,b,class\n1,1,0\n"));
        }

        Assert.Contains("bits.csv.gz: 1 samples", ToolRun.Of("eval", model, "-d", _folder["bits.csv.gz"]).Output, StringComparison.Ordinal);
        ToolRun.Of("eval", model, "-d", _folder.Write("text.csv.gz", "a,b,class")).AssertRefused(1, "text.csv.gz: is not a whole gzip file");
    }

    [Fact]
    public void Names_of_classes_and_a_pair_of_files_are_read()
    {
        string model = _folder.Write("corner.lutnet", SmallModels.Corner());
        _folder.Write("set.train.csv", "a,b,c,d,class\n1,2,3,4,north\n1,2,3,4,south\n1,2,3,4,east\n1,2,3,4,west\n");
        _folder.Write("set.test.csv", "a,b,c,d,class\n255,0,0,0,east\n0,255,0,0,west\n");

        // In the order of their names: east, north, south, west.
        Assert.Contains("set: 2 samples", ToolRun.Of("eval", model, "-d", _folder["set"]).Output, StringComparison.Ordinal);
        Assert.Contains("(1 of 2)", ToolRun.Of("eval", model, "-d", _folder.Root).Output, StringComparison.Ordinal);
        Assert.Contains("(1 of 2)", ToolRun.Of("eval", model, "-d", _folder["set.test.csv"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_folder_of_several_sets_the_one_that_the_model_was_trained_on_is_read()
    {
        string model = _folder.Write("xor.lutnet", File.ReadAllText(_folder.Write("plain.lutnet", SmallModels.Xor())).Replace("meta method by hand", "meta dataset bits, 20 % held out by seed 1", StringComparison.Ordinal));
        _folder.Write("bits.test.csv", "a,b,class\n0,1,1\n");
        _folder.Write("bits.train.csv", "a,b,class\n0,1,1\n0,0,0\n");
        _folder.Write("other.csv", "a,b,class\n0,1,1\n0,0,0\n");
        Assert.Contains("bits: 1 samples", ToolRun.Of("eval", model, "-d", _folder.Root).Output, StringComparison.Ordinal);
        ToolRun.Of("eval", _folder["plain.lutnet"], "-d", _folder.Root).AssertRefused(1, "holds several data sets: bits, other");
    }

    [Fact]
    public void Missing_and_damaged_data_is_refused_with_its_file()
    {
        string model = _folder.Write("corner.lutnet", SmallModels.Corner());

        ToolRun.Of("eval", model, "--data", _folder["none"]).AssertRefused(1, "none: no such file or folder");
        ToolRun.Of("eval", model, "--data", _folder.Root).AssertRefused(1, "t10k-images-idx3-ubyte");
        ToolRun.Of("eval", model, "--data", _folder.WriteMnist(2, [0, 0, 0], [1])).AssertRefused(1, "t10k-images-idx3-ubyte", "3 data bytes");
    }

    [Fact]
    public void A_model_without_a_class_cannot_be_measured()
    {
        ToolRun.Of("eval", _folder.Write("wires.lutnet", SmallModels.Wires()), "-d", "digits").AssertRefused(1, "wires.lutnet", "expected a classifier");
    }
}
