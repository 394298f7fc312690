namespace LutGen.Training.Data;

/// <summary>What the files of well-known tables do not say themselves.</summary>
/// <param name="Categories">Whether all columns are categories, though their names are numbers.</param>
/// <param name="TrainRows">The first rows, which everybody trains on where there is one file, 0 if there is no such custom.</param>
/// <param name="Split">How its samples are set aside where there is no custom.</param>
/// <param name="LeftOut">Columns that are no inputs.</param>
internal sealed record KnownTable(bool Categories = false, int TrainRows = 0, SplitRule Split = SplitRule.ByClass, params string[] LeftOut)
{
    private static readonly KnownTable Nothing = new();

    /// <summary>What is known about a table.</summary>
    /// <param name="stem">Its file's name without endings.</param>
    public static KnownTable Of(string stem) => stem.ToLowerInvariant() switch
    {
        "monks-1" or "monks-2" or "monks-3" or "connect4" or "connect-4" => new KnownTable(Categories: true),
        "letter" or "letter-recognition" => new KnownTable(TrainRows: 16_000),
        // The kind of attack gives the label away, and a third of the rows repeat another.
        string name when name.StartsWith("unsw_nb15", StringComparison.Ordinal) => new KnownTable(Split: SplitRule.EqualRowsTogether, LeftOut: ["id", "attack_cat"]),
        _ => Nothing,
    };
}
