using System.CommandLine;
using LutGen.Cost;
using LutGen.Exchange.C;
using LutGen.Exchange.Verilog;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Tool.Formats;
using LutGen.Tool.Training;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen export</c>: a model as other tools read it.</summary>
internal static class ExportVerb
{
    private const int UsualSamples = 1000;
    private const int MostSamples = 1_000_000;
    private const int MostSteps = 1000;
    private const int MostStreamBytes = 1 << 13;

    private const string Examples = """
        # Verilog from features to class, registers behind every step, and a test bench that checks itself on test samples.
        lutgen export models/mnist.lutnet --to verilog --pipeline 1 --data data/mnist -o mnist-verilog
        # The same behind an AXI4-Stream of 64 bits, with samples drawn at random.
        lutgen export models/digits.lutnet --to verilog --pipeline 2 --stream 64 -o digits-verilog
        # A netlist of 6-input lookup tables for ABC, Yosys or VTR, from the encoder's bits to the class; then proof that it is the same.
        lutgen export models/monks-1.lutnet --to blif -o monks-1.blif
        lutgen verify models/monks-1.lutnet monks-1.blif
        # C: a statement a gate, 64 samples a word; networks of codes of several bits as tables.
        lutgen export models/digits.lutnet --to c -o digits.c
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
        Option<string> output = new("--out", "-o") { Required = true, Description = "The file to write, or the folder for Verilog; files are written whole or not at all.", HelpName = "PATH" };
        Option<int?> pipeline = Number("--pipeline", "Verilog: steps between two rows of registers: encoder, each layer, each level of sums and of comparisons is one; 0 for no clock. Default: 0.", 0, MostSteps);
        Option<int?> stream = new("--stream")
        {
            Description = "Verilog: add an AXI4-Stream wrapper of so many bits, in whole bytes; it wants --pipeline.",
            HelpName = "BITS",
            CustomParser = Choice.Multiple(8, MostStreamBytes),
        };
        Option<int?> inputBits = Number("--input-bits", "Verilog: width of every feature that is more than one bit. Default: as the thresholds tell.", 1, CostOptions.MostInputBits);
        Option<string?> data = new("--data") { Description = "Verilog: the test bench takes test samples of this data set. Default: samples drawn at random.", HelpName = "DIR" };
        Option<string?> rows = new("--rows") { Description = "Verilog: or the rows of this file, one sample a line.", HelpName = "FILE" };
        Option<int?> samples = Number("--samples", $"Verilog: most samples of the test bench. Default: {UsualSamples}, or as many as its file holds.", 1, MostSamples);
        Option<int?> lutInputs = Number("--lut-inputs", "BLIF: inputs of a lookup table. Default: 6.", CostOptions.FewestLutInputs, CostOptions.MostLutInputs);
        Option<bool> encoder = new("--encoder") { Description = "BLIF: with the encoder, from the bits of the features that are read." };
        Option<int?> word = new("--word")
        {
            Description = $"C: samples of a word, {string.Join(", ", WordType.IntegerBits)}. Default: {WordType.Word64.Bits}.",
            HelpName = "N",
            CustomParser = Choice.Of<int?>([.. WordType.IntegerBits.Select(bits => ($"{bits}", (int?)bits))]),
        };
        Option[] ofFormats = [pipeline, stream, inputBits, data, rows, samples, lutInputs, encoder, word];
        VerbCommand verb = new("export", "Write a model for another tool.", Examples) { file, format, output, pipeline, stream, inputBits, data, rows, samples, lutInputs, encoder, word };
        verb.SetAction(parsed =>
        {
            (string path, string target) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output));
            ExportFormat to = parsed.GetRequiredValue(format);
            if (Array.Find(ofFormats, option => parsed.GetResult(option) is { Implicit: false } && !to.Options.Contains(option.Name)) is { } foreign)
            {
                throw new UsageException($"{foreign.Name} says nothing of {to.Name}.");
            }

            if (parsed.GetValue(stream) > 0 && (parsed.GetValue(pipeline) ?? 0) == 0)
            {
                throw new UsageException("--stream wants --pipeline: a stream has a clock.");
            }

            LutNetwork network = ModelFile.Read(path);
            IReadOnlyList<float[]> Rows(int fitting)
            {
                int? wanted = parsed.GetValue(samples);
                if (wanted > fitting)
                {
                    throw new InputException(FormattableString.Invariant($"--samples {wanted}: a sample of {network.Name} takes so many digits in the file of the test bench that it has at most {fitting:N0}"));
                }

                int most = wanted ?? Math.Min(UsualSamples, fitting);
                return parsed.GetValue(rows) is { } own ? BenchRows.OfFile(network, own, most) : parsed.GetValue(data) is { } set ? BenchRows.OfData(network, set, most) : BenchRows.Drawn(network, most);
            }

            var request = new ExportRequest(
                parsed.GetValue(word) ?? WordType.Word64.Bits,
                parsed.GetValue(lutInputs) ?? new CostOptions().LutInputs,
                parsed.GetValue(encoder),
                new VerilogOptions(parsed.GetValue(pipeline) ?? 0, parsed.GetValue(inputBits), parsed.GetValue(stream) ?? 0),
                Rows);
            foreach (string written in Write(to, network, request, target))
            {
                parsed.InvocationConfiguration.Output.WriteLine($"written: {written}");
            }
        });
        return verb;
    }

    // Where it goes is asked first: nothing of what follows is worth finding out only after minutes.
    private static List<string> Write(ExportFormat format, LutNetwork network, ExportRequest request, string target)
    {
        if (!format.IsFolder)
        {
            OutputFile.RequireWritable(target);
        }
        else if (File.Exists(target))
        {
            throw new InputException($"{target}: is a file, expected the name of a folder to write {format.Name} to");
        }

        var written = new List<string>();
        foreach ((string file, string text) in format.Write(network, request))
        {
            string path = target;
            if (format.IsFolder)
            {
                Directory.CreateDirectory(target);
                path = Path.Combine(target, file);
            }

            WholeFile.Write(path, text);
            written.Add(FormattableString.Invariant($"{path}, {text.Length:N0} characters"));
        }

        return written;
    }

    private static Option<int?> Number(string name, string description, int least, int most) =>
        new(name) { Description = description, HelpName = "N", CustomParser = Count.Between(least, most) };
}
