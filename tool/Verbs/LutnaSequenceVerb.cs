using System.CommandLine;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Tool.Lutna;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;
using LutGen.Training.Sequences;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen lutna sequence</c>: recurrent cells and attention by lookup, from training to tables.</summary>
internal static class LutnaSequenceVerb
{
    private const string Examples = """
        # Train a gated recurrent unit in a second, make tables of one step, and run both over the same sequences.
        lutgen lutna sequence gru
        # A long short-term memory, its step written as a model file.
        lutgen lutna sequence lstm --seed 2 --out lstm.lutnet
        # A small attention block, for a script.
        lutgen lutna sequence attention --json
        """;

    private const ulong DefaultSeed = 1;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> name = new("CELL") { Description = $"What is trained: {Names}." };
        Option<ulong?> seed = new("--seed") { Description = "Chooses first parameters and sequences. Default: 1.", HelpName = "N", CustomParser = Count.ParseSeed };
        Option<string?> outFile = new("--out") { Description = "Write the tables to a model file.", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "Print everything as JSON." };
        VerbCommand verb = new("sequence", "Train a recurrent cell or an attention block on a rule and run it by tables alone.", Examples) { name, seed, outFile, json };
        verb.SetAction(parsed =>
        {
            string word = parsed.GetRequiredValue(name);
            SequenceExample example = SequenceExample.All.FirstOrDefault(each => each.Name == word) ?? throw new UsageException($"'{word}' is no cell that is known; expected {Names}.");
            string? file = parsed.GetValue(outFile);
            if (file is not null)
            {
                OutputFile.RequireWritable(file);
            }

            (SequenceReport report, LutNetwork tables) = SequenceReport.Of(example, parsed.GetValue(seed) ?? DefaultSeed);
            if (file is not null)
            {
                LutnetWriter.WriteFile(tables, file);
            }

            JsonText.Print(parsed.InvocationConfiguration.Output, report, parsed.GetValue(json));
        });
        return verb;
    }

    private static string Names => string.Join(", ", SequenceExample.All.Select(example => example.Name));
}
