using System.CommandLine;

namespace LutGen.Benchmarks.Synthesis;

/// <summary><c>mapping</c>: lookup tables against those of other programs.</summary>
internal static class SynthesisVerb
{
    /// <summary>Creates the verb.</summary>
    /// <param name="run">Does what was asked for.</param>
    public static Command Create(Action<SynthesisOptions> run)
    {
        Option<string?> models = new("--models") { Description = "Map the parts of the models in this folder too, and a circuit of each layer of the largest.", HelpName = "DIR" };
        Option<string?> only = new("--only") { Description = "Only circuits whose family/name contains this.", HelpName = "TEXT" };
        Option<string[]> against = new("--against")
        {
            Description = $"What to compare with, of {string.Join(", ", ReferenceTools.Scripts.Keys)}.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["abc", "abc-depth", "yosys", "yosys-xilinx"],
        };
        against.AcceptOnlyFromAmong([.. ReferenceTools.Scripts.Keys]);
        Option<int> limit = new("--limit") { Description = "Seconds that another program may take for one circuit.", HelpName = "N", DefaultValueFactory = _ => 300 };
        Option<bool> prove = new("--prove") { Description = "Prove our covers by berkeley-abc." };
        Option<string?> json = new("--json") { Description = "Write all figures to this file.", HelpName = "OUT" };
        Option<string?> keep = new("--keep") { Description = "Remember what other programs gave in this folder.", HelpName = "DIR" };
        Command verb = new("mapping", "Covers by lookup tables of six inputs against Berkeley ABC and Yosys on the same circuits.") { models, only, against, limit, prove, json, keep };
        verb.SetAction(parsed => run(new SynthesisOptions(
            parsed.GetValue(models), parsed.GetValue(only), parsed.GetRequiredValue(against), parsed.GetValue(limit), parsed.GetValue(prove), parsed.GetValue(json), parsed.GetValue(keep))));
        return verb;
    }
}
