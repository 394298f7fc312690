using System.CommandLine;
using LutGen.Exchange.C;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Tool.Formats;
using LutGen.Tool.Training;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen export</c>: a model as other tools read it.</summary>
internal static class ExportVerb
{
    private const string Examples = """
        # C: a statement a gate, 64 samples a word; networks of codes of several bits as tables.
        lutgen export models/digits.lutnet --to c -o digits.c
        # Words of 8 bits, for a processor that has no wider ones.
        lutgen export models/digits.lutnet --to c --word 8 -o digits.c
        # A circuit that torchlogix reads.
        lutgen export models/digits.lutnet --to json -o digits.json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The model, a .lutnet file." };
        Option<ExportFormat> format = new("--to", "-t")
        {
            Required = true,
            Description = $"What to write: {string.Join("; ", ExportFormat.All.Select(known => $"{known.Name}, {known.What}"))}.",
            HelpName = ExportFormat.Names,
            CustomParser = Choice.Of<ExportFormat>([.. ExportFormat.All.Select(known => (known.Name, known))]),
        };
        Option<string> output = new("--out", "-o") { Required = true, Description = "The file to write; written whole or not at all.", HelpName = "FILE" };
        Option<int?> word = new("--word")
        {
            Description = $"C: samples of a word, {string.Join(", ", WordType.IntegerBits)}. Default: {WordType.Word64.Bits}.",
            HelpName = "N",
            CustomParser = Choice.Of<int?>([.. WordType.IntegerBits.Select(bits => ($"{bits}", (int?)bits))]),
        };
        VerbCommand verb = new("export", "Write a model for another tool.", Examples) { file, format, output, word };
        verb.SetAction(parsed =>
        {
            (string path, string target) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output));
            ExportFormat to = parsed.GetRequiredValue(format);
            OutputFile.RequireWritable(target);
            LutNetwork network = ModelFile.Read(path);
            string text = to.Write(network, parsed.GetValue(word) ?? WordType.Word64.Bits);
            WholeFile.Write(target, text);
            parsed.InvocationConfiguration.Output.WriteLine(FormattableString.Invariant($"written: {target}, {to.What}, {text.Length:N0} characters"));
        });
        return verb;
    }
}
