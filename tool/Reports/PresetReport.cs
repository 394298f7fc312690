using System.Globalization;
using LutGen.Tool.Training;
using LutGen.Training.Presets;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Reports;

/// <summary>Presets for people, and as settings files.</summary>
internal static class PresetReport
{
    private const string Unknown = "-";

    /// <summary>One row for each preset, below a header.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Table(IEnumerable<TrainingPreset> presets) =>
    [
        ["preset", "data set", "nodes", "inputs", "test accuracy", "minutes", "threads"],
        .. presets.Select(preset => new[]
        {
            preset.Name, preset.DatasetName ?? Unknown, Nodes(preset), Inputs(preset), Accuracy(preset.Expected) ?? Unknown, Minutes(preset.Expected) ?? Unknown,
            preset.Expected?.Threads.ToString(CultureInfo.InvariantCulture) ?? Unknown,
        }),
    ];

    /// <summary>A preset in a few lines.</summary>
    public static string Describe(TrainingPreset preset)
    {
        (string Label, string Text)[] lines =
        [
            ("data set", $"{preset.DatasetName ?? "any"}, {(preset.NeedsDataFolder ? "which --data or LUTGEN_DATA must point at" : "generated")}"),
            ("layers", string.Join(" + ", preset.Settings.LayerNames)),
            ("nodes", $"{Nodes(preset)} of {Inputs(preset)} inputs"),
            ("settings", preset.Settings.ToString()),
            ("expect", preset.Expected is { } expected
                ? $"{Accuracy(expected)} of the test samples after {Minutes(expected)} minutes with --threads {expected.Threads} on an x86-64 machine with AVX-512"
                : "not measured"),
            ("train", $"lutgen train {preset.Name}{(preset.NeedsDataFolder ? " --data DIR" : "")} --out {preset.Name}.lutnet"),
            ("change", $"lutgen presets {preset.Name} --json > my.json"),
        ];
        return string.Concat(lines.Select(line => $"  {line.Label,-10}{line.Text}\n").Prepend($"{preset.Name}: {preset.Description}\n"));
    }

    /// <summary>A preset as a settings file, which trains the same network.</summary>
    public static string SettingsOf(TrainingPreset preset) => SettingsFile.ToText(SettingsPreset.Of(preset).Recipe);

    private static string Nodes(TrainingPreset preset) => preset.Settings.Nodes.ToString("N0", CultureInfo.InvariantCulture);

    private static string Inputs(TrainingPreset preset) => string.Join(",", preset.Settings.NodeInputs);

    private static string? Accuracy(PresetExpectation? expected) =>
        expected is null ? null : string.Create(CultureInfo.InvariantCulture, $"{100 * expected.TestAccuracy:0.00} %");

    private static string? Minutes(PresetExpectation? expected) =>
        expected is null ? null : string.Create(CultureInfo.InvariantCulture, $"{expected.Duration.TotalMinutes:0.0}");
}
