using System.CommandLine;
using LutGen.Tool.Frontiers;
using LutGen.Tool.Training;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen frontier</c>: which networks of some studies are the most accurate for what they cost, beside published ones.</summary>
internal static class FrontierVerb
{
    private const string Examples = """
        # Which variants of two studies are worth their lookup tables? frontier/frontier.md has a chart and a table of all of them.
        lutgen frontier docs/results/mnist docs/results/mnist-wide --out frontier
        # The same beside published figures: lines of method,accuracy,luts,note under that header, accuracy in per cent.
        lutgen frontier docs/results/mnist docs/results/mnist-wide --published published.csv --out frontier
        # The best network of a study for devices of other sizes.
        lutgen frontier docs/results/letter --limits 500,1000,8000 --out frontier
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string[]> studies = new("FOLDER")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Folders of studies, as the study verb writes them, all of one data set. A variant counts if lookup tables were counted for a run of it.",
        };
        Option<string?> published = new("--published")
        {
            Description = $"Published figures to compare with, as CSV with the header {PublishedFigures.Header}.",
            HelpName = "FILE",
        };
        Option<IReadOnlyList<int>?> limits = new("--limits")
        {
            Description = $"Numbers of lookup tables for which the best network is looked up. Default: {string.Join(',', FrontierOptions.DefaultLimits)}.",
            HelpName = "LIST",
            CustomParser = Count.ParseList,
        };
        Option<string> output = new("--out", "-o")
        {
            Required = true,
            Description = "Folder of frontier.md and frontier.svg, made if there is none; each is written whole or not at all.",
            HelpName = "FOLDER",
        };
        VerbCommand verb = new("frontier", "Show which networks of some studies are the most accurate for their lookup tables.", Examples) { studies, published, limits, output };
        verb.SetAction(parsed =>
        {
            string page = FrontierComparison.Write(new FrontierOptions(
                parsed.GetRequiredValue(studies),
                parsed.GetValue(published),
                parsed.GetValue(limits) ?? FrontierOptions.DefaultLimits,
                parsed.GetRequiredValue(output)));
            parsed.InvocationConfiguration.Output.WriteLine($"wrote {page}");
        });
        return verb;
    }
}
