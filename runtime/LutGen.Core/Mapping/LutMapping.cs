namespace LutGen.Mapping;

/// <summary>Covers a graph with the lookup tables of a device: functions of up to k bits, each as good as any other.</summary>
internal static class LutMapping
{
    private const int MostCuts = 12;
    private const int FewestCuts = 3;

    // Room for cuts of all nodes together: a graph of millions of nodes has fewer a node.
    private const int CutRoom = 1 << 23;

    /// <summary>Covers.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">Its output literals.</param>
    /// <param name="lutInputs">k, 2 to 6.</param>
    /// <param name="isDepthBounded">
    /// Whether the cover may be no deeper than the shallowest that the cuts allow. Otherwise the smaller of two is taken: a bound
    /// on depth keeps counters of many bits whole, which choices by area alone take apart.
    /// </param>
    /// <param name="cancellation">Asked now and then.</param>
    public static LutCover Run(SubjectGraph graph, int[] outputs, int lutInputs, bool isDepthBounded, CancellationToken cancellation)
    {
        int cutsPerNode = Math.Max(FewestCuts, Math.Min(MostCuts, CutRoom / graph.Count));
        var options = new MappingOptions(lutInputs, cutsPerNode, FlowPasses: 3, ExactPasses: 3, (_, _) => 1, IsDepthBounded: true);
        LutCover shallow = LutCover.Of(graph, outputs, options, cancellation);
        if (isDepthBounded)
        {
            return shallow;
        }

        LutCover free = LutCover.Of(graph, outputs, options with { IsDepthBounded = false }, cancellation);
        return free.Functions.Count < shallow.Functions.Count ? free : shallow;
    }
}
