using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Hardware.Pieces;

/// <summary>A piece of a layer in lookup tables.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Cost">What it takes once.</param>
/// <param name="Section">Its stages; null where nobody asked for any.</param>
internal sealed record MappedPiece(LayerPiece Piece, PartCost Cost, PipelineSection? Section)
{
    // Beyond so many operations a piece is covered once.
    private const int MostRefined = 2000;

    /// <summary>Lowers and maps a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="target">What with.</param>
    /// <param name="pipeline">Where registers stand, or null.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="CircuitLimitException">It has too many cells.</exception>
    public static MappedPiece Of(LayerPiece piece, LutTarget target, PipelineOptions? pipeline, CancellationToken cancellation)
    {
        (CircuitBuilder cells, int[] outputs) = CircuitLowering.LowerToCells(
            piece.Scope, piece.Layers, Enumerable.Range(0, piece.Places.Count).ToArray(), piece.Outputs, MappedCost.MostCells, HardwareDesign.LoweringFor(piece.Layers, target.LutInputs), cancellation);
        var graph = new SubjectGraph(cells.InputCount);
        int[] roots = new CellDecomposition(graph).Add(cells, outputs, Enumerable.Range(0, cells.InputCount).Select(CircuitBuilder.Input).ToArray());

        // Covers for depth find the counters that sums are made of: others are hardly smaller, and one deep neuron holds up all beside it.
        bool isQuick = target.IsQuick || graph.Count - graph.FirstOperation > MostRefined || piece.Layers.Any(layer => layer is MacLayer);
        LutCover cover = LutMapping.Run(graph, roots, isQuick ? target with { IsQuick = true, IsDepthBounded = true, HasWideMultiplexers = false } : target, cancellation);
        PipelineSection? section = pipeline is null ? null : SectionOf(DesignNetlist.Of(cover), pipeline);
        return new MappedPiece(piece, target.CostOf(cover), section);
    }

    /// <summary>Of each place that the piece reads, behind how many stages it still does.</summary>
    public IEnumerable<(int Place, int Rows)> HeldPlaces()
    {
        int input = 0;
        for (int i = 0; i < Piece.Places.Count; i++)
        {
            int width = Piece.Scope.WidthOf(i);
            yield return (Piece.Places[i], Enumerable.Range(input, width).Max(bit => Section!.HeldInputs[bit]));
            input += width;
        }
    }

    private static PipelineSection SectionOf(DesignNetlist netlist, PipelineOptions pipeline) =>
        PipelineSection.Of(netlist with { PartOfCell = netlist.Cells.Select(_ => 1).ToArray() }, pipeline);
}
