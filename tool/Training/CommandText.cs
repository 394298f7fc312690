using System.Globalization;
using LutGen.Training.Presets;

namespace LutGen.Tool.Training;

/// <summary>
/// Commands as they stand in files, to be repeated from the repository's root: without the data folder and anything else of this machine
/// that does not change the result.
/// </summary>
internal static class CommandText
{
    /// <summary>How the tool is called.</summary>
    public const string Tool = "dotnet run -c Release --project tool --";

    /// <summary>The train verb.</summary>
    /// <param name="preset">What is trained.</param>
    /// <param name="source">The same on the command line.</param>
    /// <param name="data">Whether a data folder is read.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="epochs">Passes over the samples, null for the preset's.</param>
    /// <param name="patience">Epochs without gain that end the training, null for the preset's.</param>
    /// <param name="timeLimit">Time after which it stops, null for none.</param>
    public static string OfTrain(TrainingPreset preset, string source, bool data, ulong seed, int? epochs, int? patience, TimeSpan? timeLimit) =>
        $"{Tool} train {source}"
        + (data ? " --data DIR" : "")
        + (preset is DescribedPreset ? "" : $" --out models/{preset.Name}.lutnet")
        + $" --seed {seed}"
        + Option("--epochs", epochs)
        + Option("--patience", patience)
        + Option("--time-limit", timeLimit);

    /// <summary>An option with its value, nothing if there is none.</summary>
    public static string Option(string name, object? value) => value is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $" {name} {(value is TimeSpan time ? FormattableString.Invariant($"{time.TotalSeconds}s") : value)}");

    /// <summary>A path that means the same on other machines: one that leads out of the current folder is only its last name.</summary>
    public static string Place(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');
        return relative == "." || Path.IsPathRooted(relative) || relative.Split('/')[0] == ".." ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) : relative;
    }
}
