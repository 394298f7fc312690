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
            int[] ranks = !target.IsDepthBounded ? CoverRanks.Positions(cover) : round % 2 == 0 ? cover.Levels() : CoverRanks.LateLevels(cover);
            LutCover next = Resubstitution.Run(cover, ranks, target.LutInputs, WindowLeaves, (_, _) => 1, cancellation);
            bool isDone = round > 0 && next.Functions.Count == cover.Functions.Count;
            cover = next;
            if (isDone)
            {
                break;
            }
        }

        return cover;
    }
}
