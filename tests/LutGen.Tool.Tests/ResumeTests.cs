namespace LutGen.Tool.Tests;

public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_training_that_was_stopped_goes_on_to_the_same_file_log_and_plot()
    {
        string[] what = ["train", Settings(), "--data", Table(), "--threads", "1"];
        Run([.. what, "--out", _folder["whole.lutnet"], "--log", _folder["whole.csv"]]);

        // However far it comes in a microsecond.
        string[] parts = [.. what, "--out", _folder["parts.lutnet"], "--log", _folder["parts.csv"], "--plot", _folder["parts.svg"]];
        ToolRun stopped = Run([.. parts, "--time-limit", "0.000001s"]);
        Assert.True(File.Exists(_folder["parts.lutnet.checkpoint"]));
        Run([.. parts, "--resume"]);

        Assert.Equal(File.ReadAllText(_folder["whole.lutnet"]), File.ReadAllText(_folder["parts.lutnet"]));
        Assert.Equal(Untimed("whole.csv"), Untimed("parts.csv"));
        Assert.Contains("of 9", File.ReadAllText(_folder["parts.svg"]), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["parts.lutnet.checkpoint"]));
        Assert.Equal("", stopped.Error);
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_and_neither_it_nor_the_log_is_touched()
    {
        string[] what = ["train", Settings(), "--data", Table(), "--out", _folder["a.lutnet"], "--checkpoint", _folder["a.state"], "--log", _folder["a.csv"]];
        Run([.. what, "--time-limit", "0.000001s"]);
        byte[] state = File.ReadAllBytes(_folder["a.state"]);
        string log = File.ReadAllText(_folder["a.csv"]);

        ToolRun.Of([.. what, "--resume", "--seed", "5"]).AssertRefused(1, "a.state: is of a training with seed 1; expected 5");
        Assert.Equal(state, File.ReadAllBytes(_folder["a.state"]));
        Assert.Equal(log, File.ReadAllText(_folder["a.csv"]));
    }

    [Fact]
    public void Nothing_to_resume_is_one_line() =>
        ToolRun.Of("train", Settings(), "--data", Table(), "--out", _folder["a.lutnet"], "--resume").AssertRefused(1, "a.lutnet.checkpoint: no such file");

    [Fact]
    public void Early_stopping_is_an_end_like_any_other()
    {
        Run("train", Settings(), "--data", Table(), "--out", _folder["a.lutnet"], "--patience", "1", "--epochs", "200", "--log", _folder["a.csv"]);
        Assert.InRange(File.ReadAllLines(_folder["a.csv"]).Length, 3, 150);
        Assert.False(File.Exists(_folder["a.lutnet.checkpoint"]));
        Assert.Contains("--patience 1", File.ReadAllText(_folder["a.lutnet"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--patience", "0")]
    [InlineData("--checkpoint-every", "0")]
    public void Numbers_that_make_no_sense_are_wrong_usage(string option, string value) =>
        ToolRun.Of("train", "digits", option, value).AssertRefused(2, $"'{value}' is not a");

    private static ToolRun Run(params string[] args)
    {
        ToolRun run = ToolRun.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run;
    }

    private string[] Untimed(string log)
    {
        string[] lines = File.ReadAllLines(_folder[log]);
        int seconds = Array.IndexOf(lines[0].Split(','), "seconds");
        return [.. lines.Select(line => string.Join(',', line.Split(',').Where((_, column) => column != seconds)))];
    }

    private string Settings() => _folder.Write(
        "xor.json",
        """
        {
          "layers": [{ "kind": "dense", "nodes": 24 }, { "kind": "dense", "nodes": 12 }],
          "thresholds": { "kind": "fixed", "values": [0.5] },
          "groupTau": 2, "batchSize": 16, "epochs": 9, "validationSamples": 20,
        }
        """);

    private string Table() => _folder.Write(
        "xor.csv",
        "a,b,c,d,class\n" + string.Concat(Enumerable.Range(0, 160).Select(i => $"{i & 1},{(i >> 1) & 1},{(i >> 2) & 1},{(i >> 3) & 1},{(i ^ (i >> 1)) & 1}\n")));
}
