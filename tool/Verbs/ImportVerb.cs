using System.CommandLine;
using LutGen.Exchange;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Tool.Formats;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen import</c>: a network that another tool wrote, as a model file.</summary>
internal static class ImportVerb
{
    private const string Examples = """
        # The folder of Verilog that LogicNets, PolyLUT, PolyLUT-Add or NeuraLUT wrote; its inputs are bits, its outputs codes.
        lutgen import runs/jsc/verilog -o jsc.lutnet
        # The same with inputs as codes of 3 bits and the largest output code as the class.
        lutgen import runs/jsc/verilog -o jsc.lutnet --input-bits 3 --head argmax
        # Features as they were before quantisation: a line 'step zero' for all of them, or one a feature.
        lutgen import runs/jsc/verilog -o jsc.lutnet --input-bits 3 --input-scales scales.txt --head argmax
        # A circuit of torchlogix; sums become a group sum.
        lutgen import circuit.json -o mnist.lutnet
        # Arrays of difflogic, torchlogix, DWN or LogicNets; docs/import.md has the lines of Python that save them.
        lutgen import network.npz -o network.lutnet
        """;

    private static readonly (string, CodeHead?)[] Heads = [("bits", CodeHead.Bits), ("argmax", CodeHead.Argmax), ("dequantize", CodeHead.Dequantize)];

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> source = new("IN") { Description = $"What another tool wrote: {string.Join(", ", ImportFormat.All.Select(format => format.What))}." };
        Option<string> output = new("--out", "-o") { Required = true, Description = "The model to write; written whole or not at all.", HelpName = "FILE.lutnet" };
        Option<ImportFormat?> format = new("--format", "-f")
        {
            Description = "What it is. Default: what its name tells.",
            HelpName = ImportFormat.Names,
            CustomParser = Choice.Of<ImportFormat?>([.. ImportFormat.All.Select(known => (known.Name, (ImportFormat?)known))]),
        };
        Option<string?> top = new("--top") { Description = "Verilog: the module that is the whole network. Default: the one that stands in no other.", HelpName = "MODULE" };
        Option<int?> inputBits = new("--input-bits")
        {
            Description = $"Verilog: bits of an input code, 1 to {NetworkLimits.AddressInputBits}. Default: inputs are single bits.",
            HelpName = "N",
            CustomParser = Count.Between(1, NetworkLimits.AddressInputBits),
        };
        Option<string?> inputScales = new("--input-scales") { Description = "What input codes stand for, (code - zero) * step: a text with a line 'step zero' for all or for each.", HelpName = "FILE" };
        Option<int?> outputBits = new("--output-bits")
        {
            Description = $"Verilog: bits of an output code, 1 to {NetworkLimits.SignalBits}. Default: as wide as the last tables' codes.",
            HelpName = "N",
            CustomParser = Count.Between(1, NetworkLimits.SignalBits),
        };
        Option<string?> outputScales = new("--output-scales") { Description = "What output codes stand for, likewise; they are the scores then.", HelpName = "FILE" };
        Option<CodeHead?> head = new("--head")
        {
            Description = "What a network of codes gives: the codes, the place of the largest, or what they stand for. Default: what they stand for where that is known, otherwise the codes.",
            HelpName = "bits|argmax|dequantize",
            CustomParser = Choice.Of(Heads),
        };
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
        VerbCommand verb = new("import", "Read a network that another tool wrote.", Examples) { source, output, format, top, inputBits, inputScales, outputBits, outputScales, head, json };
        verb.SetAction(parsed =>
        {
            (string path, string target) = (parsed.GetRequiredValue(source), parsed.GetRequiredValue(output));
            OutputFile.RequireWritable(target);
            ImportFormat from = parsed.GetValue(format) ?? ImportFormat.Of(path);
            Option[] given = [.. new Option[] { inputBits, inputScales, outputBits, outputScales, head, top }.Where(option => parsed.GetResult(option) is not null)];
            if (given.FirstOrDefault(option => option == top ? !from.HasModules : !from.IsOfCodes) is { } foreign)
            {
                throw new UsageException($"{foreign.Name} says nothing of {from.Name}, {from.What}.");
            }

            CodeOptions options = new()
            {
                InputBits = parsed.GetValue(inputBits),
                InputScales = Scales(parsed.GetValue(inputScales)),
                OutputBits = parsed.GetValue(outputBits),
                OutputScales = Scales(parsed.GetValue(outputScales)),
                Head = parsed.GetValue(head),
            };
            ImportedNetwork imported = from.Read(new ImportRequest(path, NetworkName.FirstOf(Path.GetFileNameWithoutExtension(target)), options, parsed.GetValue(top)));
            LutnetWriter.WriteFile(imported.Network, target);
            JsonText.Print(parsed.InvocationConfiguration.Output, ImportReport.Of(imported, path, target), parsed.GetValue(json));
        });
        return verb;
    }

    private static IReadOnlyList<CodeScale> Scales(string? file) => file is null ? [] : CodeScaleFile.Read(file);
}
