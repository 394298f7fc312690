namespace LutGen.Training.Data;

/// <summary>How a file without an official split is split.</summary>
/// <param name="TestShare">Share of the rows that is for testing, more than 0 and less than 1.</param>
/// <param name="Seed">Seed of the draw.</param>
/// <param name="Customary">Whether sets that everybody splits in one certain way (<c>letter</c>: the first 16,000 rows) are split in that way.</param>
public sealed record SplitOptions(double TestShare = 0.2, ulong Seed = 1, bool Customary = true)
{
    /// <summary>Share of the rows that is for testing.</summary>
    public double TestShare { get; } = TestShare is > 0 and < 1
        ? TestShare
        : throw new ArgumentOutOfRangeException(nameof(TestShare), TestShare, "Expected more than 0 and less than 1.");

    /// <summary>Splits a file's rows; both parts carry a name that says how.</summary>
    /// <exception cref="ArgumentException">There are too few rows.</exception>
    internal (Dataset Train, Dataset Test) Split(Dataset all)
    {
        (Dataset train, Dataset test) = all.Split(Math.Max(1, (int)(all.Count * TestShare)), Seed);
        string name = FormattableString.Invariant($"{all.Name}, {100 * TestShare:0.##} % held out by seed {Seed}");
        return (train.WithName(name), test.WithName(name));
    }
}
