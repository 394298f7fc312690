using LutGen.Tool.Training;

namespace LutGen.Tool.Frontiers;

/// <summary>What the user asked for.</summary>
/// <param name="Studies">Folders of studies.</param>
/// <param name="Published">File of published figures, null for none.</param>
/// <param name="Limits">Numbers of lookup tables for which the best is looked up, the lowest first.</param>
/// <param name="Folder">Where page and picture go.</param>
internal sealed record FrontierOptions(IReadOnlyList<string> Studies, string? Published, IReadOnlyList<int> Limits, string Folder)
{
    /// <summary>The limits where nothing else is said.</summary>
    public static IReadOnlyList<int> DefaultLimits { get; } = [1500, 5000, 15000];

    /// <summary>The command, to be repeated on any machine.</summary>
    public string Command =>
        $"{CommandText.Tool} frontier {string.Join(' ', Studies.Select(CommandText.Place))}"
        + (Published is null ? "" : $" --published {CommandText.Place(Published)}")
        + (Limits.SequenceEqual(DefaultLimits) ? "" : $" --limits {string.Join(',', Limits)}")
        + $" --out {CommandText.Place(Folder)}";
}
