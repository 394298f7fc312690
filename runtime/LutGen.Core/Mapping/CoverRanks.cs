namespace LutGen.Mapping;

/// <summary>Ranks of a cover's numbers, of every function's leaves below its own.</summary>
internal static class CoverRanks
{
    /// <summary>Places in an order by levels.</summary>
    public static int[] Positions(LutCover cover)
    {
        int[] levels = cover.Levels();

        // The next place of each level: behind all lower ones.
        var next = new int[levels.Max() + 2];
        foreach (int level in levels)
        {
            next[level + 1]++;
        }

        for (int level = 1; level < next.Length; level++)
        {
            next[level] += next[level - 1];
        }

        return levels.Select(level => next[level]++).ToArray();
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
