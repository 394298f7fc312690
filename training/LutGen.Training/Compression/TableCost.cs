using System.Collections.Concurrent;
using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Training.Compression;

/// <summary>What tables take in lookup tables of six inputs, each mapped by itself for area. Remembers them.</summary>
internal sealed class TableCost
{
    private const int LutInputs = 6;
    private const int Rounds = 2;

    // Wider tables count by the bound that papers count by.
    private const int WidestMapped = 14;

    private readonly ConcurrentDictionary<TruthTable, int> _known = [];

    /// <summary>The lookup tables of a table.</summary>
    public long Of(TruthTable table) => table.AddressBits > WidestMapped
        ? NetworkBounds.Lut6BoundOf(table.AddressBits, table.OutputBits)
        : _known.GetOrAdd(table, Map);

    private static int Map(TruthTable table)
    {
        var cells = new CircuitBuilder(table.AddressBits, MappedCost.MostCells, CancellationToken.None);
        int[] inputs = [.. Enumerable.Range(0, table.AddressBits).Select(CircuitBuilder.Input)];
        int[] outputs = new TableLowering(cells).Lower(table, inputs);
        cells = CircuitMapping.Run(cells, outputs, OperatorCounts.CostOf(CellCost.Cell), Rounds, CancellationToken.None);
        var graph = new SubjectGraph(table.AddressBits);
        int[] roots = new CellDecomposition(graph).Add(cells, outputs, inputs);
        return LutMapping.Cover(graph, roots, new LutTarget(LutInputs, IsDepthBounded: false), CancellationToken.None).Functions.Count;
    }
}
