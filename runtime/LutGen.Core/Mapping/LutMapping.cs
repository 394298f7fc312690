namespace LutGen.Mapping;

/// <summary>
/// Covers a graph with the lookup tables of a device, functions of up to k bits: a cover by cuts is refined, taken apart in other ways, and
/// covered again while that gains.
/// </summary>
internal static class LutMapping
{
    private const int MostCuts = 12;
    private const int FewestCuts = 3;

    // Room for words of cuts of all nodes together: a graph of millions of nodes has fewer a node.
    private const int CutRoom = 1 << 23;

    // Beyond so many nodes a graph is covered once.
    private const int MostRefined = 50_000;

    // Nodes of the graphs that covers are taken apart to, all together; a second of work or two. Few functions have more structures each.
    private const int NodesOfRounds = 60_000;
    private const int NodesOfStructure = 10;
    private const int MostStructures = 4;
    private const int MostRounds = 8;

    /// <summary>Covers as well as a second or two allow for some thousand lookup tables.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">Its output literals.</param>
    /// <param name="target">What with.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static LutCover Run(SubjectGraph graph, int[] outputs, LutTarget target, CancellationToken cancellation)
    {
        if (target.IsQuick)
        {
            return Cover(graph, outputs, target, cancellation);
        }

        // Functions of more than six bits are looked for in what a cover by six is taken apart to.
        LutTarget narrow = target with { LutInputs = Math.Min(target.LutInputs, CutFunction.MostVariables), HasWideMultiplexers = false };
        LutCover best = Cover(graph, outputs, narrow, cancellation);
        bool isRefined = graph.Count - graph.FirstOperation <= MostRefined;
        if (isRefined)
        {
            best = Improve(best, narrow, cancellation);
            if (!target.IsDepthBounded)
            {
                // So a mapping for area is never larger than one for depth.
                best = Better(best, Run(graph, outputs, narrow with { IsDepthBounded = true }, cancellation), narrow);
            }
        }

        if (target == narrow)
        {
            return best;
        }

        LutCover wide = Better(best, Cover(graph, outputs, target, cancellation), target);
        if (isRefined)
        {
            (SubjectGraph apart, int[] roots) = CoverDecomposition.Run(best, mostStructures: 1);
            wide = Better(wide, Cover(apart, roots, target, cancellation), target);
        }

        return wide;
    }

    /// <summary>Covers by cuts alone.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">Its output literals.</param>
    /// <param name="target">What with.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static LutCover Cover(SubjectGraph graph, int[] outputs, LutTarget target, CancellationToken cancellation)
    {
        LutCover shallow = CoverOnce(graph, outputs, target with { IsDepthBounded = true }, cancellation);
        return target.IsDepthBounded ? shallow : Better(shallow, CoverOnce(graph, outputs, target, cancellation), target);
    }

    private static LutCover Improve(LutCover cover, LutTarget target, CancellationToken cancellation)
    {
        LutCover best = CoverRefinement.Run(cover, target, cancellation);
        int left = NodesOfRounds;
        for (int round = 0; round < MostRounds && left > 0; round++)
        {
            int structures = Math.Max(1, Math.Min(MostStructures, left / (NodesOfStructure * (best.Functions.Count + 1))));
            (SubjectGraph graph, int[] outputs) = CoverDecomposition.Run(best, structures);
            LutCover next = CoverRefinement.Run(CoverOnce(graph, outputs, target, cancellation), target, cancellation);
            left -= graph.Count;
            if (ReferenceEquals(Better(best, next, target), best))
            {
                break;
            }

            best = next;
        }

        return best;
    }

    private static LutCover CoverOnce(SubjectGraph graph, int[] outputs, LutTarget target, CancellationToken cancellation)
    {
        int cutsPerNode = Math.Max(FewestCuts, Math.Min(MostCuts, CutRoom / WideFunction.WordsFor(target.CutSize) / graph.Count));
        var options = new MappingOptions(target.CutSize, cutsPerNode, FlowPasses: 3, ExactPasses: 3, (inputs, _) => target.LutsOf(inputs), target.IsDepthBounded);
        return LutCover.Of(graph, outputs, options, cancellation);
    }

    // The first of equals.
    private static LutCover Better(LutCover first, LutCover second, LutTarget target)
    {
        int levels = second.Depth() - first.Depth();
        int luts = target.LutsOf(second) - target.LutsOf(first);
        (int before, int then) = target.IsDepthBounded ? (levels, luts) : (luts, levels);
        return before < 0 || (before == 0 && then < 0) ? second : first;
    }
}
