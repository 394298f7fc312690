namespace LutGen.Mapping;

/// <summary>Ranks of a cover's numbers, of every function's leaves below its own.</summary>
internal static class CoverRanks
{
    /// <summary>Places in an order by levels.</summary>
    public static int[] Positions(LutCover cover)
    {
        int[] levels = cover.Levels();
        var positions = new int[levels.Length];
        int position = 0;
        foreach (int node in Enumerable.Range(0, levels.Length).OrderBy(node => levels[node]))
        {
            positions[node] = position++;
        }

        return positions;
    }

    /// <summary>Levels as late as the depth allows; see <see cref="LutCover.Levels"/> for early ones.</summary>
    public static int[] LateLevels(LutCover cover)
    {
        int first = cover.InputCount + 1;
        int depth = cover.Depth();
        int[] levels = Enumerable.Range(0, first + cover.Functions.Count).Select(node => node < first ? 0 : depth).ToArray();
        for (int i = cover.Functions.Count - 1; i >= 0; i--)
        {
            foreach (int leaf in cover.Functions[i].Leaves.Where(leaf => leaf >= first))
            {
                levels[leaf] = Math.Min(levels[leaf], levels[first + i] - 1);
            }
        }

        return levels;
    }
}
