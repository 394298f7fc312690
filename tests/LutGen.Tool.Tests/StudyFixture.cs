using System.Globalization;
using System.Text.Json.Nodes;

namespace LutGen.Tool.Tests;

/// <summary>A folder with two variants, a table, and the study that is made of them.</summary>
internal sealed class StudyFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StudyFixture()
    {
        Directory.CreateDirectory(_folder["variants"]);
        Variant("warp", "warp");
        Variant("raw", "raw");
        _folder.Write(
            "xor.csv",
            "a,b,c,d,class\n" + string.Concat(Enumerable.Range(0, 160).Select(i => $"{i & 1},{(i >> 1) & 1},{(i >> 2) & 1},{(i >> 3) & 1},{((i ^ (i >> 1)) & 1) ^ (i % 23 == 0 ? 1 : 0)}\n")));
    }

    /// <summary>Path of a file.</summary>
    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes a settings file into the folder of variants.</summary>
    public string Variant(string name, string method, int nodes = 24) => _folder.Write(
        Path.Combine("variants", $"{name}.json"),
        $$"""
        {
          "layers": [{ "kind": "dense", "nodes": {{nodes}}, "method": "{{method}}" }, { "kind": "dense", "nodes": 12, "method": "{{method}}" }],
          "thresholds": { "kind": "fixed", "values": [0.5] },
          "groupTau": 2, "batchSize": 16, "epochs": 5, "validationSamples": 30
        }
        """);

    /// <summary>Runs the study, with two seeds unless others are given, which has to end well.</summary>
    public ToolRun Run(params string[] more)
    {
        ToolRun run = Start(more);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run;
    }

    /// <summary>Runs the study, with two seeds unless others are given.</summary>
    public ToolRun Start(params string[] more) =>
        ToolRun.Of(["study", _folder["variants"], "--data", _folder["xor.csv"], "--out", _folder["study"], .. more.Contains("--seeds") ? more : ["--seeds", "1,2", .. more]]);

    /// <summary>The page.</summary>
    public string Page() => File.ReadAllText(RecordFile("study.md"));

    /// <summary>The cells of the page's rows that begin with a word.</summary>
    public string[][] Rows(string first) =>
        [.. Page().Split('\n').Where(line => line.StartsWith($"| {first} |", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | "))];

    /// <summary>A record.</summary>
    public JsonNode Record(string variant, int seed) => JsonNode.Parse(File.ReadAllText(RunFile(variant, seed)))!;

    /// <summary>A record's file.</summary>
    public string RunFile(string variant, int seed) => RecordFile(Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{variant}.{seed}.json")));

    /// <summary>A file of the study.</summary>
    public string RecordFile(string name) => Path.Combine(_folder["study"], name);
}
