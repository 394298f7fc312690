using System.Text.Json.Nodes;
using LutGen.Tool.Studies;
using LutGen.Training.Discretisation;

namespace LutGen.Tool.Tests;

/// <summary>Folders of studies with records that nobody trained, and what the frontier verb makes of them.</summary>
internal sealed class FrontierFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Path of a file.</summary>
    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes the records of a study and returns its folder.</summary>
    public string Study(string name, string data, params (string Variant, ulong Seed, double Accuracy, long? Luts)[] runs)
    {
        Directory.CreateDirectory(Path.Combine(_folder[name], "runs"));
        foreach ((string variant, ulong seed, double accuracy, long? luts) in runs)
        {
            RunRecordFile.Write(
                Path.Combine(_folder[name], "runs", FormattableString.Invariant($"{variant}.{seed}.json")),
                new RunRecord(
                    variant, seed, data, 100, 20, 20, RunEnd.Completed, 1, 1, new(0.5, 0.5, 0), new(0.5, 0.5, 0), accuracy, 10, 160, new TableUse(10, 0, 0, 0), 1, 1, "none",
                    new RunMachine("none", 1, 1, "none", "none", "0", "2026-01-01"), null, "none", new JsonObject(), [], luts));
        }

        return _folder[name];
    }

    /// <summary>Writes published figures and returns the file.</summary>
    public string Published(params string[] lines) => _folder.Write("published.csv", string.Join('\n', ["method,accuracy,luts,note", .. lines]) + "\n");

    /// <summary>Runs the verb with <c>out</c> as its folder.</summary>
    public ToolRun Start(params string[] more) => ToolRun.Of(["frontier", .. more, "--out", _folder["out"]]);

    /// <summary>Runs the verb, which has to end well, and returns the lines of the page.</summary>
    public string[] Run(params string[] more)
    {
        ToolRun run = Start(more);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return File.ReadAllLines(Path.Combine(_folder["out"], "frontier.md"));
    }
}
