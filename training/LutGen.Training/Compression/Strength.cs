namespace LutGen.Training.Compression;

/// <summary>How much tables may change.</summary>
/// <param name="Rarity">Addresses that at most so many samples look up count as never seen, 0 or more.</param>
/// <param name="Tolerance">Samples whose bit may change where two parts of a table become one, 0 or more.</param>
/// <param name="Leaning">What an entry that is not seen counts for its value, in samples: more than 0 and at most 1.</param>
internal readonly record struct Strength(int Rarity, double Tolerance, double Leaning)
{
    /// <summary>Where in <see cref="Ladder"/> nothing that is seen changes, and nothing that is not seen is spared.</summary>
    public const int Free = 5;

    // Decides only where nothing else does: of all entries of the largest table together it is a quarter of a sample.
    private const double Least = 1.0 / (1 << 26);

    /// <summary>Two parts become one if less is lost. Half a sample is left for entries that are not seen.</summary>
    public double MostLost => Tolerance + 0.5;

    /// <summary>Strengths from the mildest to the strongest.</summary>
    /// <param name="rarity">See <see cref="Rarity"/>.</param>
    public static IReadOnlyList<Strength> Ladder(int rarity) =>
    [
        .. new[] { 4, 8, 16, 64, 256 }.Select(spared => new Strength(rarity, 0, 1.0 / spared)),
        .. Enumerable.Range(0, 13).Select(i => new Strength(rarity, i == 0 ? 0 : 1 << (i - 1), Least)),
    ];
}
