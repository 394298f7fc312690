using LutGen.Cost.Fpga;
using LutGen.Networks;
using LutGen.Tool.Charts;
using LutGen.Tool.Pages.Sections;

namespace LutGen.Tool.Pages;

/// <summary>A page about a model. Whatever the network, it has some thousand elements at most, and the same network gives the same page.</summary>
internal static class ModelPage
{
    // One of each kind, for their style sheets.
    private static readonly Chart[] s_charts =
    [
        new BarChart("", new CategoryScale("", []), new LinearScale("", 0, 1, 1), []),
        new ScatterChart("", new LinearScale("", 0, 1, 1), new LinearScale("", 0, 1, 1), [], []),
        new Histogram("", new LinearScale("", 0, 1, 1), new LinearScale("", 0, 1, 1), []),
        new DotChart("", new LinearScale("", 0, 1, 1), new LinearScale("", 0, 1, 1), []),
    ];

    // In the order of the page; each may have nothing to say.
    private static readonly Func<ModelFacts, PageSection?>[] s_sections =
    [
        OriginSection.Of, GlanceSection.Of, LayersSection.Of, ConnectionsSection.Of, CostSection.Of, ComparisonSection.Of, EncoderSection.Of, TablesSection.Of, WeightsSection.Of,
    ];

    /// <summary>The text of the page.</summary>
    /// <param name="network">The network.</param>
    /// <param name="file">Name of its file.</param>
    /// <param name="device">What it is mapped to.</param>
    /// <param name="progress">Is told what share of the pieces is done, if it is counted by pieces.</param>
    public static string Of(LutNetwork network, string file, FpgaDevice device, IProgress<double> progress)
    {
        var facts = ModelFacts.Of(network, file, device, progress);
        return HtmlPage.Of(network.Name, SvgPage.StyleOf(s_charts), [.. s_sections.Select(section => section(facts)).OfType<PageSection>()]);
    }
}
