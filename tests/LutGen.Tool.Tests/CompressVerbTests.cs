using System.Globalization;
using System.Text;
using System.Text.Json;
using LutGen.Cost;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tool.Tests;

public sealed class CompressVerbTests : IDisposable
{
    private const int Features = 8;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_smaller_model_is_written_that_says_what_was_done()
    {
        (string model, string data) = Model();
        string target = _folder["small.lutnet"];

        ToolRun run = ToolRun.Of("compress", model, "--data", data, "--out", target, "--validation", "30", "--rarity", "1");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        (LutNetwork before, LutNetwork after) = (LutnetReader.ReadFile(model), LutnetReader.ReadFile(target));
        Assert.Equal(before.Name, after.Name);
        Assert.Equal("by hand", after.Metadata["method"]);
        Assert.Equal("1", after.Metadata["compression-rarity"]);
        Assert.Equal("passes, signals, inputs, entries", after.Metadata["compression"]);
        Assert.EndsWith("--validation 30", after.Metadata["compression-command"], StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Root, after.Metadata["compression-command"], StringComparison.Ordinal);
        CostOptions area = new(Goal: MappingGoal.Area);
        (int lutsBefore, int lutsAfter) = (MappedCost.Of(before, area)!.Total.Luts, MappedCost.Of(after, area)!.Total.Luts);
        Assert.Equal($"{lutsBefore} before, {lutsAfter} after", after.Metadata["compression-lut6"]);
        Assert.True(lutsAfter < lutsBefore);
        Assert.Contains(run.Lines, line => line.Trim().StartsWith("entries", StringComparison.Ordinal));
        Assert.Contains($"written: {target}", run.Lines);
    }

    [Fact]
    public void Figures_for_a_script_have_stable_keys_and_nothing_else_is_printed()
    {
        (string model, string data) = Model();

        ToolRun run = ToolRun.Of("compress", model, "--data", data, "-o", _folder["small.lutnet"], "--steps", "entries", "--budget", "100", "--json");

        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(
            ["model", "file", "output", "dataset", "trainingSamples", "validationSamples", "rarity", "budget", "lutsBefore", "lutsAfter", "before", "after",
                "testSamples", "testAccuracyBefore", "testAccuracyAfter", "states", "seconds"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["as it was", "passes", "entries"], json.GetProperty("states").EnumerateArray().Select(state => state.GetProperty("name").GetString()));
        Assert.Equal(100, json.GetProperty("budget").GetDouble());
        Assert.Equal(1, json.GetProperty("testAccuracyBefore").GetDouble());
    }

    [Fact]
    public void As_many_validation_samples_are_drawn_as_the_model_says()
    {
        (string model, string data) = Model("batch 64; validation 17");
        ToolRun run = ToolRun.Of("compress", model, "--data", data, "-o", _folder["small.lutnet"], "--json");
        Assert.Equal(17, JsonDocument.Parse(run.Output).RootElement.GetProperty("validationSamples").GetInt32());
    }

    [Fact]
    public void Data_of_another_shape_are_refused_and_nothing_is_written()
    {
        (string model, _) = Model();
        string data = _folder.Write("other.csv", "a,b,class\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n1,0,1\n");
        ToolRun.Of("compress", model, "--data", data, "-o", _folder["small.lutnet"]).AssertRefused(1, "2 features", $"{Features}");
        Assert.False(File.Exists(_folder["small.lutnet"]));
    }

    [Theory]
    [InlineData("--rarity", "-1", "'-1'")]
    [InlineData("--budget", "x", "'x' is no budget; expected points of accuracy from 0 to 100")]
    [InlineData("--budget", "101", "'101'")]
    [InlineData("--steps", "inputs,prune", "'prune' is no step; expected some of signals,inputs,entries")]
    [InlineData("--validation", "0", "'0'")]
    public void Values_that_make_no_sense_are_wrong_usage(string option, string value, string complaint) =>
        ToolRun.Of("compress", "x.lutnet", "-o", "y.lutnet", option, value).AssertRefused(2, complaint, "lutgen compress --help");

    [Fact]
    public void More_validation_samples_than_there_are_samples_are_wrong_usage()
    {
        (string model, string data) = Model();
        ToolRun.Of("compress", model, "--data", data, "-o", _folder["small.lutnet"], "--validation", "5000").AssertRefused(2, "--validation is 5000");
    }

    // A network of tables of six bits, and samples of which it finds every class.
    private (string Model, string Data) Model(string settings = "none")
    {
        LutNetwork network = RandomNetworks.Create("luts", 8);
        network = network.With("small", new NetworkMetadata([new("method", "by hand"), new("settings", settings)]));
        StringBuilder rows = new(string.Join(',', Enumerable.Range(0, network.Encoder.FeatureCount).Select(feature => $"f{feature}")) + ",class\n");
        NetworkEvaluator evaluator = new(network);
        foreach (float[] row in RandomNetworks.Rows(network, 250, 3).Chunk(network.Encoder.FeatureCount).Where(row => row.All(float.IsFinite)))
        {
            rows.Append(string.Join(',', row.Select(value => value.ToString(CultureInfo.InvariantCulture)))).Append(CultureInfo.InvariantCulture, $",{evaluator.Predict(row)}\n");
        }

        return (_folder.Write("model.lutnet", network), _folder.Write("data.csv", rows.ToString()));
    }
}
