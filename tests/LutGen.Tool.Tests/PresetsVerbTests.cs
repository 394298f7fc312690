using System.Text.Json.Nodes;
using LutGen.Formats;
using LutGen.Testing;
using LutGen.Training.Presets;

namespace LutGen.Tool.Tests;

public class PresetsVerbTests
{
    [Fact]
    public void Presets_are_a_table_with_what_to_expect()
    {
        string[] lines = ToolRun.Of("presets").Lines;
        Assert.Equal(PresetCatalog.All.Count + 1, lines.Length);
        Assert.All(new[] { "preset", "data set", "nodes", "inputs", "test accuracy", "minutes" }, word => Assert.Contains(word, lines[0], StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("mnist", StringComparison.Ordinal) && line.Contains("12,000", StringComparison.Ordinal) && line.Contains("98.25 %", StringComparison.Ordinal));
    }

    [Fact]
    public void What_to_expect_is_what_the_records_or_else_the_trained_models_say()
    {
        foreach (TrainingPreset preset in PresetCatalog.All.Where(preset => preset.Expected is not null))
        {
            JsonNode[] runs = [.. RecordsOf(preset)];
            if (runs.Length == 0)
            {
                Assert.Equal(LutnetReader.ReadFile(RepositoryFiles.Find($"models/{preset.Name}.lutnet")).Metadata["test-accuracy"], FormattableString.Invariant($"{100 * preset.Expected!.TestAccuracy:0.00} %"));
                continue;
            }

            Assert.Equal(runs.Average(run => (double)run["testAccuracy"]!), preset.Expected!.TestAccuracy, 0.0001);
            Assert.Equal(runs.Average(run => (double)run["seconds"]!), preset.Expected.Duration.TotalSeconds, 0.5);
        }
    }

    [Fact]
    public void A_preset_is_described_in_full()
    {
        string text = ToolRun.Of("presets", "mnist").Output;
        Assert.All(new[] { "5000 local 2", "98.25 %", "lutgen train mnist --data DIR", "--json" }, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_preset_whose_data_were_at_hand_says_what_to_expect() =>
        Assert.All(PresetCatalog.All.Where(preset => preset.DatasetName != "hls4ml_lhc_jets_hlf"), preset => Assert.NotNull(preset.Expected));

    [Fact]
    public void Questions_that_make_no_sense_are_wrong_usage()
    {
        ToolRun.Of("presets", "emnist").AssertRefused(2, "'emnist' is no preset", "digits, mnist, mnist-48k");
        ToolRun.Of("presets", "--json").AssertRefused(2, "expected its name");
        ToolRun.Of("presets", "digits", "--schema").AssertRefused(2, "--schema is the same for all presets");
    }

    private static IEnumerable<JsonNode> RecordsOf(TrainingPreset preset) => Directory
        .GetDirectories(RepositoryFiles.Find("docs/results"))
        .Select(study => Path.Combine(study, "runs"))
        .Where(Directory.Exists)
        .SelectMany(runs => Directory.GetFiles(runs, $"{preset.Name}.*.json"))
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!);
}
