using System.CommandLine;
using LutGen.Cost.Asic;
using LutGen.Tool.Lutna;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen lutna technology</c>: the table of cells.</summary>
internal static class LutnaTechnologyVerb
{
    private const string Examples = """
        # Print the cells, change them, and compute with them.
        lutgen lutna technology > mine.json
        lutgen lutna multiplier --technology mine.json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        VerbCommand verb = new("technology", "Print area and energy of each cell, as a file for --technology.", Examples);
        verb.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(TechnologyFile.ToText(Technology.Textbook65)));
        return verb;
    }
}
