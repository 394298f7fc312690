using System.Xml.Linq;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Pages.Sections;

/// <summary>The weights of multiply-accumulate layers.</summary>
internal static class WeightsSection
{
    private const int MostLayers = 50, MostBins = 40;

    public static PageSection? Of(ModelFacts facts)
    {
        WeightStatistics[] layers = [.. WeightStatistics.Of(facts.Network)];
        (int Weight, long Times)[] weights =
            [.. layers.SelectMany(layer => layer.Weights).GroupBy(each => each.Key, each => each.Value).Select(group => (group.Key, group.Sum())).OrderBy(each => each.Key)];
        if (layers.Length == 0)
        {
            return null;
        }

        XElement table = Html.Table(
            "multiply-accumulate layers",
            ["layer", "neurons", "signals read", "weights", "of all possible", "bits of a weight", "product tables", "bits of a chunk", "chunks dropped"],
            layers.Take(MostLayers).Select(layer => (object[])
            [
                ModelFacts.Number(layer.Layer), ModelFacts.Number(layer.Neurons), ModelFacts.Number(layer.Inputs), ModelFacts.Number(layer.Connections),
                ModelFacts.Text($"{100.0 * layer.Connections / Math.Max(1.0, (double)layer.Neurons * layer.Inputs):0.0} %"),
                ModelFacts.Number(layer.Bits), ModelFacts.Number(layer.Tables), ModelFacts.Number(layer.ChunkBits), ModelFacts.Number(layer.DroppedChunks),
            ]));
        XElement words = Html.Paragraph(
            "All possible would be a weight for each neuron and each signal that the layer reads. Bits are those of the largest weight, its sign included. The weight of a product table that is not exact is taken from its last entry."
            + (layers.Length > MostLayers ? ModelFacts.Text($" The first {MostLayers} of {layers.Length:N0} layers are listed.") : ""));
        return new PageSection("weights", "Weights", weights.Length == 0 ? [table, words] : [table, words, Html.Pair(OfValues(weights), OfBits(weights))]);
    }

    private static XElement OfValues((int Weight, long Times)[] weights)
    {
        // Whole numbers in each bin.
        long span = (long)weights[^1].Weight - weights[0].Weight + 1, width = (span + MostBins - 1) / MostBins;
        return FigureOf(
            ModelFacts.Text($"{weights.Sum(each => each.Times):N0} weights from {weights[0].Weight:N0} to {weights[^1].Weight:N0}, as whole numbers before requantisation."),
            Histogram.Of("weight", "connections", weights.Select(each => ((double)each.Weight, each.Times)), weights[0].Weight - 0.5, width, (int)((span + width - 1) / width)));
    }

    private static XElement OfBits((int Weight, long Times)[] weights)
    {
        int[] bits = [.. weights.Select(each => WeightStatistics.BitsOf(each.Weight))];
        int least = bits.Min();
        return FigureOf(
            "Bits that each weight would take by itself, its sign included.",
            Histogram.Of("bits", "connections", weights.Zip(bits, (each, count) => ((double)count, each.Times)), least - 0.5, 1, bits.Max() - least + 1));
    }

    private static XElement FigureOf(string caption, Histogram histogram) => Html.Figure(caption, ChartPicture.Draw(caption, histogram with { Width = Chart.PhoneWidth }));
}
