namespace LutGen.Mapping;

/// <summary>Lets the functions of a cover read other nodes where that saves some, in an order that allows no loop and, where depth is bounded, no more levels.</summary>
internal static class CoverRefinement
{
    private const int WindowLeaves = 10;
    private const int MostRounds = 4;

    /// <summary>Refines.</summary>
    /// <param name="cover">The cover, of functions of up to six bits.</param>
    /// <param name="target">The device.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>A cover of as many functions or fewer.</returns>
    public static LutCover Run(LutCover cover, LutTarget target, CancellationToken cancellation)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            // With levels from the inputs other nodes may be read than with levels from the outputs.
            int[] ranks = !target.IsDepthBounded ? Positions(cover) : round % 2 == 0 ? cover.Levels() : LateLevels(cover);
            var network = new FunctionNetwork(cover, ranks, (_, _) => 1);
            FunctionResubstitution.Run(network, target.LutInputs, WindowLeaves, cancellation);
            LutCover next = network.ToCover();
            bool isDone = round > 0 && next.Functions.Count == cover.Functions.Count;
            cover = next;
            if (isDone)
            {
                break;
            }
        }

        return cover;
    }

    // The number of a node in an order by levels.
    private static int[] Positions(LutCover cover)
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

    // As late as the depth allows; what is read stands before its reader.
    private static int[] LateLevels(LutCover cover)
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
