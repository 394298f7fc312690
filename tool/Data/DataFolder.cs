using LutGen.Training.Presets;

namespace LutGen.Tool.Data;

/// <summary>Where data sets lie when the command line does not say.</summary>
internal static class DataFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "LUTGEN_DATA";

    /// <summary>The folder that the environment names, or null.</summary>
    public static string? FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    /// <summary>The folder of a preset's data, null if they are generated and none is given.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="given">What --data says, or null.</param>
    /// <exception cref="UsageException">Data are needed, and neither command line nor environment says where they are.</exception>
    public static string? Of(TrainingPreset preset, string? given) => given is null && !preset.NeedsDataFolder
        ? null
        : given ?? FromEnvironment() ?? throw new UsageException($"{preset.Name} needs data: --data DIR, or the environment variable {Variable}.");
}
