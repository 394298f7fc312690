using LutGen.Tool.Training;
using LutGen.Training.Presets;

namespace LutGen.Tool.Studies;

/// <summary>What a study compares: presets, settings files, and all settings files of a folder.</summary>
internal static class Variants
{
    /// <summary>Reads the variants of a command line.</summary>
    /// <param name="arguments">Names of presets, files that end in .json, folders.</param>
    /// <param name="epochs">Passes over the samples for all of them, null for their own.</param>
    /// <exception cref="InputException">A file cannot be used, a folder has none, or two variants have one name.</exception>
    /// <exception cref="UsageException">An argument is none of these.</exception>
    public static IReadOnlyList<SettingsPreset> Read(IEnumerable<string> arguments, int? epochs)
    {
        SettingsPreset[] variants = [.. arguments.SelectMany(Read).Select(variant => epochs is { } count ? variant.WithEpochs(count) : variant)];

        // Names become names of files, which some systems tell apart by their letters alone.
        return variants.GroupBy(variant => variant.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } same
            ? throw new InputException($"two variants are called {same.Key}: {same.First().Description} and {same.Last().Description}; expected each name once")
            : variants;
    }

    private static IEnumerable<SettingsPreset> Read(string argument) =>
        SettingsPreset.IsFileName(argument) ? [SettingsPreset.Read(argument)]
        : PresetCatalog.Find(argument) is { } preset ? [SettingsPreset.Of(preset)]
        : Directory.Exists(argument) ? ReadFolder(argument)
        : throw new UsageException(
            $"'{argument}' is no variant; expected a preset ({string.Join(", ", PresetCatalog.All.Select(each => each.Name))}), a settings file whose name ends in .json, or a folder of such files.");

    private static SettingsPreset[] ReadFolder(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder).Where(SettingsPreset.IsFileName).Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? [.. files.Select(SettingsPreset.Read)]
            : throw new InputException($"{folder}: holds no settings file, expected at least one file whose name ends in .json");
    }
}
