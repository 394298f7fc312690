using LutGen.Tool.Reports;

namespace LutGen.Tool.Pages.Sections;

/// <summary>Encoder, layers and head, a line each.</summary>
internal static class LayersSection
{
    // Of more layers the first and the last ones are listed.
    private const int MostFirst = 40, MostLast = 10;

    private static readonly string[] s_headers = ["", "kind", "neurons", "left", "inputs of a neuron", "entries of a table", "bits of an output"];

    public static PageSection Of(ModelFacts facts)
    {
        var encoder = EncoderSummary.Of(facts.Network.Encoder);
        var head = HeadSummary.Of(facts.Network);
        int count = facts.Network.Layers.Count, skipped = Math.Max(0, count - MostFirst - MostLast);
        IEnumerable<int> shown = Enumerable.Range(0, count).Where(i => skipped == 0 || i < MostFirst || i >= count - MostLast);
        IReadOnlyList<object>[] rows =
        [
            ["encoder", encoder.Kind, ModelFacts.Number(encoder.Signals), "", ModelFacts.Text($"{encoder.Features:N0} features"), "", ModelFacts.Text($"{encoder.Bits:N0} in all")],
            .. shown.Select(i => RowOf(facts, i)),
            ["head", head.Kind + head.TauText(), ModelFacts.Number(head.Scores), "", ModelFacts.Text($"{head.Bits:N0} bits in all"), "", ""],
        ];
        string left = facts.Live.NeuronsLeft is null
            ? "The tables are too large to be simplified here, so how many neurons would be left is not known."
            : "Left are the neurons that the scores depend on after all simplifications: equal and constant ones, ignored inputs and what nothing reads are gone. A convolution, a pool or an addition is left as a whole.";
        return new PageSection(
            "layers", "Layers",
            [
                Html.Table("layers", s_headers, rows),
                Html.Paragraph(skipped == 0 ? left : ModelFacts.Text($"{skipped:N0} layers between the first {MostFirst} and the last {MostLast} are not listed. {left}")),
            ]);
    }

    private static object[] RowOf(ModelFacts facts, int index)
    {
        var layer = LayerSummary.Of(facts.Network.Layers[index]);
        return
        [
            ModelFacts.Number(index + 1),
            layer.Title(),
            ModelFacts.Number(layer.Neurons),
            facts.Live.NeuronsLeft is { } left ? ModelFacts.Number(left[index]) : "",
            layer.FanInText(),
            layer.AddressBits > 0 ? ModelFacts.Number(1L << layer.AddressBits) : "",
            ModelFacts.Number(layer.OutputBits),
        ];
    }
}
