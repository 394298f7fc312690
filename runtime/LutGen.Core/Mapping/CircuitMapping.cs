using LutGen.Circuits;

namespace LutGen.Mapping;

/// <summary>Covers a circuit anew with three-input cells, so that they are few or cheap.</summary>
internal static class CircuitMapping
{
    private const int CellInputs = 3;
    private const int WindowLeaves = 10;

    // Beyond so many cells, code is not written out for each, and a build must not wait for the last of them.
    private const int ThoroughCells = 50_000;
    private const int HastyRounds = 2;

    // Beyond so many, the cover would need gigabytes.
    private const int MostCells = 1 << 21;

    // Room for cuts of all nodes together: a graph of millions of nodes has fewer a node.
    private const int CutRoom = 1 << 24;
    private const int MostCuts = 8;
    private const int FewestCuts = 2;

    /// <summary>Maps, and maps what comes out again while that gains something.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="outputs">Its output literals; receives those of the result.</param>
    /// <param name="cost">What a function costs: the number of its variables, its table.</param>
    /// <param name="rounds">Most rounds, at least 1.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The same function; cells that no output needs are gone, unless there are too many to map.</returns>
    public static CircuitBuilder Run(CircuitBuilder builder, int[] outputs, Func<int, ulong, int> cost, int rounds, CancellationToken cancellation)
    {
        CircuitBuilder best = builder;
        int[] roots = outputs.ToArray();
        long leastCost = long.MaxValue;
        for (int round = 0; round < rounds && builder.Cells.Count is > 0 and <= MostCells; round++)
        {
            (builder, roots) = Map(builder, roots, cost, cancellation);
            rounds = builder.Cells.Count <= ThoroughCells ? rounds : Math.Min(rounds, HastyRounds);

            long roundCost = builder.Cells.Sum(cell => (long)cost(cell.C == cell.B ? 2 : CellInputs, cell.Function));
            if (roundCost >= leastCost)
            {
                break;
            }

            (best, leastCost) = (builder, roundCost);
            Array.Copy(roots, outputs, outputs.Length);
        }

        return best;
    }

    private static (CircuitBuilder Circuit, int[] Outputs) Map(CircuitBuilder builder, int[] outputs, Func<int, ulong, int> cost, CancellationToken cancellation)
    {
        var graph = new SubjectGraph(builder.InputCount);
        int[] roots = new CellDecomposition(graph).Add(builder, outputs, Enumerable.Range(0, builder.InputCount).Select(CircuitBuilder.Input).ToArray());
        int cutsPerNode = Math.Max(FewestCuts, Math.Min(MostCuts, CutRoom / graph.Count));
        var options = new MappingOptions(CellInputs, cutsPerNode, FlowPasses: 3, ExactPasses: 3, cost);
        LutCover cover = LutCover.Of(graph, roots, options, cancellation);
        if (cover.Functions.Count <= ThoroughCells)
        {
            cover = Resubstitution.Run(cover, CoverRanks.Positions(cover), CellInputs, WindowLeaves, cost, cancellation);
        }

        CircuitBuilder mapped = builder.StartAgain();
        return (mapped, Compose(cover, mapped));
    }

    private static int[] Compose(LutCover cover, CircuitBuilder builder)
    {
        var literals = new int[cover.InputCount + 1 + cover.Functions.Count];
        for (int node = 0; node < literals.Length; node++)
        {
            literals[node] = 2 * node;
            if (node > cover.InputCount)
            {
                // Leaf 0 is the least significant address bit; a function of two leaves ignores the third.
                LutFunction function = cover.Functions[node - cover.InputCount - 1];
                int[] leaves = function.Leaves;
                int a = leaves.Length == CellInputs ? literals[leaves[2]] : CircuitBuilder.False;
                literals[node] = builder.Cell(a, literals[leaves[1]], literals[leaves[0]], (byte)function.Table);
            }
        }

        return cover.Outputs.Select(output => literals[output >> 1] ^ (output & 1)).ToArray();
    }
}
