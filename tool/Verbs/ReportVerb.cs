using System.CommandLine;
using System.CommandLine.Parsing;
using LutGen.Cost.Fpga;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Tool.Pages;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen report</c>: a page about a model, for a browser.</summary>
internal static class ReportVerb
{
    private const string Examples = """
        # Layers, connections, cost, encoder and tables of a model as one file that any browser shows.
        lutgen report models/digits.lutnet -o digits.html
        # Mapped to another device.
        lutgen report models/mnist.lutnet --device ice40 -o mnist-ice40.html
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The model, a .lutnet file." };
        var output = new Option<string?>("--out", "-o") { Description = "File to write; written whole or not at all. Default: NAME.html here, by the network's name.", HelpName = "FILE.html" };
        Option<FpgaDevice?> device = DeviceOption.Create();
        var verb = new VerbCommand("report", "Write a page about a model for a browser: pictures and figures in one HTML file.", Examples) { file, output, device };
        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            LutNetwork network = ModelFile.Read(path);
            string page = parsed.GetValue(output) ?? $"{network.Name}.html";
            OutputFile.RequireWritable(page);
            FpgaDevice target = parsed.GetValue(device) ?? FpgaDevice.UltraScalePlus;
            WholeFile.Write(page, PiecesDisplay.Show(progress => ModelPage.Of(network, Path.GetFileName(path), target, progress)));
            parsed.InvocationConfiguration.Output.WriteLine($"wrote {page}");
        });
        return verb;
    }
}
