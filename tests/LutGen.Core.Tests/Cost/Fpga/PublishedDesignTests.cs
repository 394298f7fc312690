using System.Globalization;
using System.Text.RegularExpressions;
using LutGen.Cost.Fpga;

namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>The model against what was published (docs/devices.md).</summary>
public sealed partial class PublishedDesignTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "devices.md"));

    [Theory]
    [InlineData("LogicNets JSC-S, paper", 330)]
    [InlineData("LogicNets JSC-M, paper", 42_075)]
    [InlineData("LogicNets JSC-L, paper", 150_385)]
    [InlineData("LogicNets NID-S", 72_440)]
    [InlineData("LogicNets NID-M", 353_424)]
    [InlineData("LogicNets NID-L", 622_086)]
    public void Layers_have_the_bound_that_their_authors_state(string name, long bound)
    {
        Assert.Equal(bound, PublishedDesigns.All.Single(design => design.Name == name).Layers.Sum(layer => layer.Bound));
    }

    [Fact]
    public void Frequencies_on_tables_without_part_in_the_fit_rank_as_published_and_are_near()
    {
        AssertAgrees(PublishedDesigns.HeldOut, design => design.Timing.LogicFrequency, design => design.Megahertz);
    }

    [Fact]
    public void Latencies_on_tables_without_part_in_the_fit_rank_as_published_and_are_near()
    {
        AssertAgrees([.. PublishedDesigns.HeldOut.Where(design => design.Nanoseconds is not null)], design => design.Timing.Latency, design => design.Nanoseconds!.Value);
    }

    [Fact]
    public void Fitted_figures_are_those_of_least_squares()
    {
        FpgaDevice fitted = RoutingFit.To(PublishedDesigns.Fitted);
        Assert.Equal(FpgaDevice.UltraScalePlus.LongNet, fitted.LongNet, RoutingFit.LongNetStep / 2);
        Assert.Equal(FpgaDevice.UltraScalePlus.NetGrowth, fitted.NetGrowth, RoutingFit.NetGrowthStep / 2);
    }

    [Fact]
    public void Each_table_is_foretold_by_a_fit_to_the_others()
    {
        Dictionary<PublishedDesign, PipelineTiming> timings = PublishedDesigns.All.GroupBy(design => design.Table).SelectMany(table =>
        {
            FpgaDevice device = RoutingFit.To([.. PublishedDesigns.All.Except(table)]);
            return table.Select(design => (design, design.TimingOn(device)));
        }).ToDictionary();
        AssertAgrees(PublishedDesigns.All, design => timings[design].LogicFrequency, design => design.Megahertz);
    }

    [Fact]
    public void The_page_shows_each_design_and_what_the_model_says()
    {
        string[] expected = [.. PublishedDesigns.All.Select(RowOf)];
        Assert.Equal(expected, RowOfDesign().Matches(Page).Select(match => match.Value.TrimEnd('\r')));
    }

    [Fact]
    public void The_page_shows_how_well_held_out_tables_agree()
    {
        PublishedDesign[] late = [.. PublishedDesigns.HeldOut.Where(design => design.Nanoseconds is not null)];
        Assert.Contains(AgreementRow("Fmax", PublishedDesigns.HeldOut, design => design.Timing.LogicFrequency, design => design.Megahertz), Page, StringComparison.Ordinal);
        Assert.Contains(AgreementRow("latency", late, design => design.Timing.Latency, design => design.Nanoseconds!.Value), Page, StringComparison.Ordinal);
    }

    private static void AssertAgrees(IReadOnlyList<PublishedDesign> designs, Func<PublishedDesign, double> foretold, Func<PublishedDesign, double> published)
    {
        (double[] model, double[] paper) = ([.. designs.Select(foretold)], [.. designs.Select(published)]);
        Assert.InRange(Agreement.RankCorrelation(model, paper), 0.9, 1);
        Assert.InRange(Agreement.Median(Agreement.Errors(model, paper)), 0, 0.25);
    }

    private static string AgreementRow(string what, IReadOnlyList<PublishedDesign> designs, Func<PublishedDesign, double> foretold, Func<PublishedDesign, double> published)
    {
        (double[] model, double[] paper) = ([.. designs.Select(foretold)], [.. designs.Select(published)]);
        double[] errors = Agreement.Errors(model, paper);
        return FormattableString.Invariant(
            $"| {what} | {designs.Count} | {Agreement.RankCorrelation(model, paper):0.00} | {100 * Agreement.Median(errors):0} % | {100 * errors[^1]:0} % |");
    }

    private static string RowOf(PublishedDesign design)
    {
        StageShape slowest = design.Stages.MaxBy(stage => DelayModel.StageDelay(FpgaDevice.UltraScalePlus, stage));
        string nanoseconds = design.Nanoseconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
        return FormattableString.Invariant(
            $"| {design.Name} | {design.Luts:N0} | {design.Layers.Length} | {slowest.LutLevels} + {slowest.MuxLevels} | {design.Megahertz:0} | {design.Timing.LogicFrequency:0} | {nanoseconds} | {design.Timing.Latency:0.0} |");
    }

    [GeneratedRegex(@"^\| [^|]+ \| [\d,]+ \| \d+ \| \d+ \+ \d+ \| .*$", RegexOptions.Multiline)]
    private static partial Regex RowOfDesign();
}
