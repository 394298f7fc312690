namespace LutGen.Packing;

/// <summary>
/// How the bits of a row are computed: 64 at a time, one <b>group</b> each. A group looks at 64 neighbouring columns of the
/// row and makes at most one bit of each. A feature of several bits takes part in several groups, which follow each other
/// so that its columns stay in the first-level cache.
/// </summary>
/// <remarks>
/// A row of 64 features or more is its own columns; its last groups overlap the ones before rather than reach beyond the
/// row. A narrower row is laid out several times side by side (<see cref="Tiles"/>), so that one group makes several bits
/// of each feature.
/// </remarks>
internal sealed class ColumnLayout
{
    /// <summary>Columns of a group.</summary>
    public const int Width = 64;

    private readonly (int Feature, int Bit)[] _bits;

    /// <summary>Lays out the bits of rows.</summary>
    /// <param name="bitCounts">Number of bits by feature; planes run through features and, inside, their bits.</param>
    public ColumnLayout(IReadOnlyList<int> bitCounts)
    {
        Features = bitCounts.Count;
        PlaneCount = bitCounts.Sum();
        List<int> firstColumns = [];
        List<(int Feature, int Bit)> bits = [];
        if (Features >= Width)
        {
            for (int block = 0; block < Features; block += Width)
            {
                int first = Math.Min(block, Features - Width);
                AddGroups(bitCounts, first, column => (first + column >= block ? first + column : -1, 0), bitsAtOnce: 1, firstColumns, bits);
            }
        }
        else
        {
            Tiles = Math.Max(1, Math.Min(Width / Features, bitCounts.Max()));
            AddGroups(bitCounts, 0, column => column < Tiles * Features ? (column % Features, column / Features) : (-1, 0), Tiles, firstColumns, bits);
        }

        FirstColumns = [.. firstColumns];
        _bits = [.. bits];
        Planes = PlanesOf(bitCounts);
    }

    /// <summary>Features of a row.</summary>
    public int Features { get; }

    /// <summary>Copies of a narrow row side by side; 0 for rows that are columns as they are.</summary>
    public int Tiles { get; }

    /// <summary>Number of planes, the bits of a row.</summary>
    public int PlaneCount { get; }

    /// <summary>First of the 64 columns of each group.</summary>
    public int[] FirstColumns { get; }

    /// <summary>Number of groups.</summary>
    public int GroupCount => FirstColumns.Length;

    /// <summary>The plane of each column of each group; a column without a bit has the spare plane <see cref="PlaneCount"/>.</summary>
    public int[] Planes { get; }

    /// <summary>What each column of each group is compared or combined with.</summary>
    /// <param name="operand">The operand of a bit, from feature and bit number.</param>
    /// <param name="absent">The operand of columns without a bit.</param>
    public T[] Operands<T>(Func<int, int, T> operand, T absent) =>
        _bits.Select(b => b.Feature < 0 ? absent : operand(b.Feature, b.Bit)).ToArray();

    /// <summary>Where each plane's bit of one row is: 64 times the group plus the column.</summary>
    public int[] Places()
    {
        var places = new int[PlaneCount];
        for (int column = 0; column < Planes.Length; column++)
        {
            if (Planes[column] < PlaneCount)
            {
                places[Planes[column]] = column;
            }
        }

        return places;
    }

    private static void AddGroups(
        IReadOnlyList<int> bitCounts, int first, Func<int, (int Feature, int Bit)> place, int bitsAtOnce, List<int> firstColumns, List<(int Feature, int Bit)> bits)
    {
        (int Feature, int Bit)[] places = Enumerable.Range(0, Width).Select(place).ToArray();
        int most = places.Max(p => p.Feature < 0 ? 0 : bitCounts[p.Feature]);
        for (int done = 0; done < most; done += bitsAtOnce)
        {
            firstColumns.Add(first);
            bits.AddRange(places.Select(p => p.Feature >= 0 && p.Bit + done < bitCounts[p.Feature] ? (p.Feature, p.Bit + done) : (-1, 0)));
        }
    }

    private int[] PlanesOf(IReadOnlyList<int> bitCounts)
    {
        var starts = new int[Features];
        for (int feature = 1; feature < Features; feature++)
        {
            starts[feature] = starts[feature - 1] + bitCounts[feature - 1];
        }

        return Operands((feature, bit) => starts[feature] + bit, PlaneCount);
    }
}
