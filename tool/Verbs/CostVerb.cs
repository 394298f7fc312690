using System.CommandLine;
using System.CommandLine.Parsing;
using LutGen.Cost;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen cost</c>: what a model takes on a device of lookup tables.</summary>
internal static class CostVerb
{
    private const string Examples = """
        # Lookup tables of six inputs and levels of them, for encoder, network, group sums and argmax.
        lutgen cost models/digits.lutnet
        # A device of four-input tables; features of 8 bits; as small as can be, however deep.
        lutgen cost models/digits.lutnet --lut-inputs 4 --input-bits 8 --goal area
        # The same figures for a script: luts, depth, parts.encoder.luts ...
        lutgen cost models/digits.lutnet --json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The model, a .lutnet file." };
        var lutInputs = new Option<int?>("--lut-inputs", "-k")
        {
            Description = $"Inputs of the device's lookup tables, {CostOptions.FewestLutInputs} to {CostOptions.MostLutInputs}. Default: {new CostOptions().LutInputs}.",
            HelpName = "K",
            CustomParser = Count.Between(CostOptions.FewestLutInputs, CostOptions.MostLutInputs),
        };
        var inputBits = new Option<int?>("--input-bits")
        {
            Description = $"Width in bits of every feature that is more than one bit. Default: as the thresholds tell, whole numbers as wide as these need, others {CostOptions.FixedPointBits} bits.",
            HelpName = "N",
            CustomParser = Count.Between(1, CostOptions.MostInputBits),
        };
        var goal = new Option<MappingGoal?>("--goal")
        {
            Description = "What to map for: depth, fewest levels and then few lookup tables; or area, few lookup tables. Default: depth.",
            HelpName = "depth|area",
            CustomParser = ParseGoal,
        };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON." };
        var verb = new VerbCommand("cost", "Map a model to the lookup tables of an FPGA and count them by part.", Examples) { file, lutInputs, inputBits, goal, json };
        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            var options = new CostOptions(parsed.GetValue(lutInputs) ?? new CostOptions().LutInputs, parsed.GetValue(inputBits), parsed.GetValue(goal) ?? MappingGoal.Depth);
            CostReport report = CostReport.Of(ModelFile.Read(path), path, options);
            JsonText.Print(parsed.InvocationConfiguration.Output, report, parsed.GetValue(json));
        });
        return verb;
    }

    private static MappingGoal? ParseGoal(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (text is "depth" or "area")
        {
            return text == "area" ? MappingGoal.Area : MappingGoal.Depth;
        }

        result.AddError($"'{text}' is no goal; expected depth or area.");
        return null;
    }
}
