using System.CommandLine;
using LutGen.Tool.Lutna;
using LutGen.Tool.Reports;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen lutna multiplier</c>: every multiplier of some operands side by side.</summary>
internal static class LutnaMultiplierVerb
{
    private const string Examples = """
        # 8-bit activations by signed 9-bit weights in chunks of two bits, beside traditional lookup and digital multipliers.
        lutgen lutna multiplier
        # Larger chunks have fewer adders and larger tables.
        lutgen lutna multiplier --chunk 4
        # The operands of LUNA-CIM, for a script.
        lutgen lutna multiplier --activation-bits 4 --weight-bits 4 --unsigned-weights --json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        OperandOptions operands = new();
        Option<bool> json = new("--json") { Description = "Print everything as JSON." };
        VerbCommand verb = new("multiplier", "Count and simulate multipliers by lookup and digital ones; errors of the approximate ones.", Examples) { json };
        operands.AddTo(verb);
        verb.SetAction(parsed =>
        {
            MultiplierReport report = MultiplierReport.Of(operands.FormatOf(parsed), operands.TechnologyOf(parsed));
            JsonText.Print(parsed.InvocationConfiguration.Output, report, parsed.GetValue(json));
        });
        return verb;
    }
}
