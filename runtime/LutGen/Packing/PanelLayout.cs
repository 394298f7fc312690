namespace LutGen.Packing;

/// <summary>
/// Cuts rows of bytes into <b>panels</b> of 16 features, four rows to a vector of 64 bytes. The last panel of a row of more than
/// 16 features overlaps the one before rather than reach beyond the row.
/// </summary>
/// <param name="bitCounts">Number of bits by feature; planes run through features and, inside, their bits.</param>
internal sealed class PanelLayout(IReadOnlyList<int> bitCounts)
{
    /// <summary>Features of a panel.</summary>
    public const int Width = 16;

    /// <summary>Rows side by side in a vector.</summary>
    public const int Rows = 4;

    /// <summary>Features of a row.</summary>
    public int Features => bitCounts.Count;

    /// <summary>Number of panels.</summary>
    public int Panels => (Features + Width - 1) / Width;

    /// <summary>The most bits that a feature has: a panel has so many levels.</summary>
    public int Levels => bitCounts.Max();

    /// <summary>First feature of a panel.</summary>
    public int FirstOf(int panel) => Math.Min(panel * Width, Math.Max(0, Features - Width));

    /// <summary>A byte for each column of a panel's vectors, from the feature; the same for each of its rows.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="value">The value of a feature.</param>
    public byte[] Vector(int panel, Func<int, byte> value) => Enumerable.Range(0, Width * Rows)
        .Select(column => FirstOf(panel) + column % Width)
        .Select(feature => feature < Features ? value(feature) : (byte)0)
        .ToArray();

    /// <summary>The operands of all levels of all panels, 64 bytes each.</summary>
    /// <param name="operand">The operand of a bit, from feature and bit number.</param>
    public byte[] Operands(Func<int, int, byte> operand) => Enumerable.Range(0, Panels * Levels)
        .SelectMany(i => Vector(i / Levels, feature => i % Levels < bitCounts[feature] ? operand(feature, i % Levels) : (byte)0))
        .ToArray();

    /// <summary>The planes of 16 features at each level of each panel; the spare plane where there is none.</summary>
    public int[] Planes()
    {
        var starts = new int[Features + 1];
        for (int feature = 0; feature < Features; feature++)
        {
            starts[feature + 1] = starts[feature] + bitCounts[feature];
        }

        return Enumerable.Range(0, Panels * Levels * Width).Select(i =>
        {
            (int panel, int level, int column) = (i / Width / Levels, i / Width % Levels, i % Width);
            int feature = FirstOf(panel) + column;
            return feature >= panel * Width && feature < Features && level < bitCounts[feature] ? starts[feature] + level : starts[Features];
        }).ToArray();
    }
}
