using LutGen.Cost;
using LutGen.Networks;

namespace LutGen.Tool.Lutna;

/// <summary>Tables of one kind in a <see cref="SequenceReport"/>.</summary>
/// <param name="Kind">What they are for.</param>
/// <param name="Signals">Signals that they define.</param>
/// <param name="Lookups">Lookups for one row.</param>
/// <param name="Tables">How many tables there are.</param>
/// <param name="Bits">Their bits.</param>
/// <param name="DistinctBits">Bits if equal tables were stored once.</param>
internal sealed record TableKindReport(string Kind, int Signals, long Lookups, int Tables, long Bits, long DistinctBits)
{
    /// <summary>The tables of a network by kind, in the order in which kinds come up.</summary>
    public static TableKindReport[] Of(LutNetwork network) =>
        [.. network.Layers.Select(Of).GroupBy(layer => layer.Kind).Select(kind => new TableKindReport(
            kind.Key,
            kind.Sum(layer => layer.Signals),
            kind.Sum(layer => layer.Lookups),
            kind.Sum(layer => layer.Tables.Length + layer.ProductTables),
            kind.Sum(layer => layer.Tables.Sum(BitsOf) + layer.ProductBits),
            kind.SelectMany(layer => layer.Tables).Distinct().Sum(BitsOf) + kind.Sum(layer => layer.ProductBits)))];

    private static LayerTables Of(Layer layer) => layer switch
    {
        MacLayer macs => new LayerTables(
            "weights (multiply-accumulate)",
            macs.Count,
            macs.Neurons.Sum(neuron => neuron.Inputs.Sum(input => (long)(macs.Scope.WidthOf(input.Signal) + macs.ChunkBits - 1) / macs.ChunkBits)),
            [],
            macs.Tables.Count,
            MacCost.Of(macs).TableBits),
        LutLayer luts => new LayerTables(
            luts.Addressing == Addressing.Sum ? "products and sums of codes" : "functions of one code",
            luts.Count,
            luts.Count,
            [.. Enumerable.Range(0, luts.Count).Select(luts.TableOf)],
            0,
            0),
        _ => new LayerTables("largest of some codes", layer.Count, 0, [], 0, 0),
    };

    private static long BitsOf(TruthTable table) => (long)table.Length * table.OutputBits;

    private sealed record LayerTables(string Kind, int Signals, long Lookups, TruthTable[] Tables, int ProductTables, long ProductBits);
}
