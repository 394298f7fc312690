using LutGen.Tool.Charts;
using LutGen.Tool.Pages.Pictures;

namespace LutGen.Tool.Pages.Sections;

/// <summary>Which signals are read by what.</summary>
internal static class ConnectionsSection
{
    public static PageSection Of(ModelFacts facts)
    {
        long[] reads = FeatureReads.Of(facts.Live.Network);
        var shape = FeatureShape.Of(facts.Network);
        string where = shape switch
        {
            { IsImage: false } => ModelFacts.Text($"shown {shape.Width} a row in the order of the file"),
            { Channels: 1 } => ModelFacts.Text($"taken for an image of {shape.Height} x {shape.Width}"),
            _ => ModelFacts.Text($"taken for an image of {shape.Height} x {shape.Width}, {shape.Channels} channels added up"),
        };
        int read = reads.Count(times => times > 0);
        string after = facts.Live.NeuronsLeft is null ? "" : " after all simplifications";
        return new PageSection(
            "connections", "Connections",
            [
                Html.Pair(
                    Html.Figure(
                        "Encoder, layers and head as columns, with their numbers of signals and scores below, and some of their connections. A column is as high as the logarithm of its number. Blue lines come from the column before, orange ones from further back.",
                        ConnectionPicture.Draw(facts.Network, Chart.PhoneWidth)),
                    Html.Figure(
                        ModelFacts.Text($"Features that are read{after}: {read:N0} of {reads.Length:N0}, {where}. The fuller the colour, the more inputs read it; {reads.Max():N0} at most, {reads.Average():0.0} on average."),
                        FeatureMap.Draw(shape, reads))),
            ]);
    }
}
