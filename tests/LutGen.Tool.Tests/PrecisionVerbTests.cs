using System.Text.Json;

namespace LutGen.Tool.Tests;

public sealed class PrecisionVerbTests(TrainedNeurons trained) : IClassFixture<TrainedNeurons>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Widths_are_chosen_and_written_as_settings_that_can_be_trained()
    {
        ToolRun run = ToolRun.Of("precision", trained.Checkpoint, "--luts", "150", "--out", _folder["mixed.json"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("as it was: bits 2 3 3, loss ", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.Trim().StartsWith("layer 1", StringComparison.Ordinal));
        Assert.EndsWith($"lutgen train {_folder["mixed.json"]} trains it anew", run.Lines[^1], StringComparison.Ordinal);
        ToolRun training = ToolRun.Of("train", _folder["mixed.json"], "--out", _folder["mixed.lutnet"]);
        Assert.Equal((0, ""), (training.ExitCode, training.Error));
    }

    [Fact]
    public void Figures_for_a_script_have_stable_keys_and_nothing_else_is_printed()
    {
        ToolRun run = ToolRun.Of("precision", trained.Checkpoint, "--data", "digits", "--luts", "150", "-o", _folder["mixed.json"], "--threads", "1", "--json");

        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["checkpoint", "output", "dataset", "luts", "sensitivities", "steps"], json.EnumerateObject().Select(property => property.Name));
        JsonElement last = json.GetProperty("steps").EnumerateArray().Last();
        Assert.Equal(["place", "bits", "luts", "loss", "accuracy"], last.EnumerateObject().Select(property => property.Name));
        Assert.InRange(last.GetProperty("luts").GetInt64(), 1, 150);
    }

    [Fact]
    public void A_budget_that_no_width_meets_is_refused_and_nothing_is_written()
    {
        ToolRun.Of("precision", trained.Checkpoint, "--luts", "1", "--out", _folder["mixed.json"]).AssertRefused(1, "luts is 1; expected at least ");
        Assert.False(File.Exists(_folder["mixed.json"]));
    }

    [Fact]
    public void A_checkpoint_that_is_missing_or_of_a_logic_network_is_one_line()
    {
        ToolRun.Of("precision", _folder["none.checkpoint"], "--luts", "100", "--out", _folder["a.json"]).AssertRefused(1, "none.checkpoint: no such file");
        string settings = _folder.Write("logic.json", """{ "data": "digits", "layers": [{ "kind": "dense", "nodes": 40 }], "epochs": 1 }""");
        ToolRun.Of("train", settings, "--out", _folder["logic.lutnet"], "--keep-checkpoint");
        ToolRun.Of("precision", _folder["logic.lutnet.checkpoint"], "--luts", "100", "--out", _folder["a.json"]).AssertRefused(1, "expected one of quantised neurons");
    }

    [Theory]
    [InlineData("0", "1")]
    [InlineData("100", "0")]
    public void Numbers_that_make_no_sense_are_wrong_usage(string luts, string threads) =>
        ToolRun.Of("precision", "a.checkpoint", "-o", "a.json", "--luts", luts, "--threads", threads).AssertRefused(2, "'0' is not a count", "lutgen precision --help");
}
