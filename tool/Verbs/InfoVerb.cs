using System.CommandLine;
using LutGen.Tool.Reports;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen info</c>: what a model file holds.</summary>
internal static class InfoVerb
{
    private const string Examples = """
        # Encoder, layers, head, hardware cost, and how it was trained.
        lutgen info models/digits.lutnet
        # The same for a script.
        lutgen info models/digits.lutnet --json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The model, a .lutnet file." };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON." };
        var verb = new VerbCommand("info", "Describe a model: shape, origin and hardware cost.", Examples) { file, json };
        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            InfoReport report = InfoReport.Of(ModelFile.Read(path), path);
            JsonText.Print(parsed.InvocationConfiguration.Output, report, parsed.GetValue(json));
        });
        return verb;
    }
}
