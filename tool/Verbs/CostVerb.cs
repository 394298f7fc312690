using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Networks;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen cost</c>: what a model takes on a device of lookup tables.</summary>
internal static class CostVerb
{
    private const string Examples = """
        # Lookup tables by part, registers, clock and latency on AMD UltraScale+.
        lutgen cost models/digits.lutnet
        # Another device; registers behind every two levels; features of 8 bits; as few levels as can be.
        lutgen cost models/digits.lutnet --device ice40 --pipeline 2 --input-bits 8 --goal depth
        # No device in particular, of lookup tables of four inputs, without registers on the way.
        lutgen cost models/digits.lutnet --lut-inputs 4 --pipeline 0
        # Registers behind every layer, no lookup table across: what papers of the LogicNets family count.
        lutgen cost models/nid-add2.lutnet --pipeline layers
        # The same figures for a script: luts, depth, parts.encoder.luts, ffs, fmax_mhz, latency_ns ...
        lutgen cost models/digits.lutnet --json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The model, a .lutnet file." };
        var lutInputs = new Option<int?>("--lut-inputs", "-k")
        {
            Description = $"Inputs of a lookup table, {CostOptions.FewestLutInputs} to {CostOptions.MostLutInputs}, of a device without multiplexers and carry chains of its own. Default: the device's.",
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
            Description = "What to map for: area, few lookup tables; or depth, fewest levels and then few lookup tables. Default: area.",
            HelpName = "area|depth",
            CustomParser = ParseGoal,
        };
        Option<FpgaDevice?> device = DeviceOption.Create();
        var pipeline = new Option<HardwareOptions?>("--pipeline")
        {
            Description = $"Levels of lookup tables between two rows of registers, up to {HardwareOptions.MostLevels}; 0 for one stage of all of them; layers for registers behind every layer, as papers of the LogicNets family have it. Default: {HardwareOptions.UsualLevels}.",
            HelpName = "N|layers",
            CustomParser = ParsePipeline,
        };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON." };
        var verb = new VerbCommand("cost", "Map a model to an FPGA: lookup tables by part, registers, clock and latency.", Examples) { file, device, lutInputs, inputBits, goal, pipeline, json };
        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            if (parsed.GetValue(device) is not null && parsed.GetValue(lutInputs) is not null)
            {
                throw new UsageException("--device and --lut-inputs exclude each other: a device has lookup tables of its own.");
            }

            FpgaDevice target = parsed.GetValue(lutInputs) is { } inputs ? FpgaDevice.Generic with { LutInputs = inputs, CarryStart = 0 } : parsed.GetValue(device) ?? FpgaDevice.UltraScalePlus;
            HardwareOptions options = (parsed.GetValue(pipeline) ?? new HardwareOptions()) with { Device = target, InputBits = parsed.GetValue(inputBits), Goal = parsed.GetValue(goal) ?? MappingGoal.Area, CountsPieces = true };
            LutNetwork network = ModelFile.Read(path);
            CostReport report = PiecesDisplay.Show(progress => CostReport.Of(network, path, options, progress));
            JsonText.Print(parsed.InvocationConfiguration.Output, report, parsed.GetValue(json));
        });
        return verb;
    }

    private static HardwareOptions? ParsePipeline(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (text == "layers")
        {
            return new HardwareOptions(HasLayerStages: true);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int levels) && levels <= HardwareOptions.MostLevels)
        {
            return new HardwareOptions(LevelsPerStage: levels);
        }

        result.AddError($"'{text}' is no pipeline; expected a whole number from 0 to {HardwareOptions.MostLevels}, or layers.");
        return null;
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
