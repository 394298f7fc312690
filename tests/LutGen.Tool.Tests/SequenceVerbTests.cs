using System.Text.Json;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tool.Tests;

public sealed class SequenceVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_cell_is_trained_measured_in_both_forms_and_written()
    {
        string file = _folder["gru.lutnet"];
        ToolRun run = ToolRun.Of("lutna", "sequence", "gru", "--seed", "2", "--out", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("gru: gated recurrent unit, 8 units, 330 parameters", run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith("accuracy in single precision  100.00 %", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("accuracy of the tables        100.00 %, stepped by the kernels", StringComparison.Ordinal));
        LutNetwork network = LutnetReader.ReadFile(file);
        Assert.Equal(("parity", "8", "lutgen lutna sequence gru --seed 2"), (network.Metadata["dataset"], network.Metadata["state"], network.Metadata["command"]));
    }

    [Fact]
    public void The_page_shows_what_the_tool_says()
    {
        string page = RepositoryFiles.Read("docs/sequences.md");

        Assert.All(ToolRun.Of("lutna", "sequence", "lstm").Lines, line => Assert.Contains($"{line}\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_script_is_told_the_same_of_attention_under_stable_keys()
    {
        ToolRun run = ToolRun.Of("lutna", "sequence", "attention", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(
            ["example", "description", "task", "rule", "seed", "parameters", "testSequences", "floatAccuracy", "tableAccuracy", "agreement", "stateBits", "layers", "depth"],
            json.EnumerateObject().Select(each => each.Name));
        Assert.InRange(json.GetProperty("tableAccuracy").GetDouble(), json.GetProperty("floatAccuracy").GetDouble() - 0.01, 1);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("stateBits").ValueKind);
        JsonElement squares = json.GetProperty("layers").EnumerateArray().Single(layer => layer.GetProperty("kind").GetString() == "products and sums of codes");

        // 6 x 7 products of query and key, 7 of powers and reciprocal, 6 x 7 of weights and values, of two tables each; 7 powers, a reciprocal and its complement.
        Assert.Equal((2 * (42 + 7 + 42)) + 7 + 2, squares.GetProperty("lookups").GetInt32());
    }

    [Fact]
    public void Another_cell_or_a_file_that_cannot_be_written_is_refused()
    {
        ToolRun.Of("lutna", "sequence", "rnn").AssertRefused(2, "'rnn' is no cell that is known; expected gru, lstm, attention");
        ToolRun.Of("lutna", "sequence").AssertRefused(2, "CELL");
        ToolRun.Of("lutna", "sequence", "gru", "--seed", "-1").AssertRefused(2, "'-1' is not a seed");
        ToolRun.Of("lutna", "sequence", "gru", "--out", _folder["none/gru.lutnet"]).AssertRefused(1, "none");
    }
}
