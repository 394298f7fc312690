using LutGen.Cost;
using LutGen.Exchange.C;
using LutGen.Exchange.Torchlogix;
using LutGen.Exchange.Verilog;
using LutGen.Hardware;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Tool.Formats;

/// <summary>A format that <c>lutgen export</c> writes.</summary>
/// <param name="Name">What <c>--to</c> calls it.</param>
/// <param name="What">What it is.</param>
/// <param name="Write">The texts of a network, by their files' names; a format of one file has no name for it.</param>
internal sealed record ExportFormat(string Name, string What, Func<LutNetwork, ExportRequest, IReadOnlyList<(string File, string Text)>> Write)
{
    /// <summary>Whether it is several files, so that a folder is written.</summary>
    public bool IsFolder { get; init; }

    /// <summary>Options of <c>lutgen export</c> that say something of it.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>All formats: a line for each.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("verilog", "a folder of Verilog 2005 from features to class, with a test bench", WriteVerilog) { IsFolder = true, Options = ["--pipeline", "--stream", "--input-bits", "--data", "--rows", "--samples"] },
        new("blif", "a netlist of lookup tables from the encoder's bits, or the features', to the class", WriteBlif) { Options = ["--lut-inputs", "--encoder"] },
        new("c", "C in the shape of difflogic's and torchlogix's, without an encoder", (network, request) => [("", CExport.Write(network, request.Word))]) { Options = ["--word"] },
        new("json", "a circuit of torchlogix, without an encoder", (network, _) => [("", TorchlogixExport.Write(network))]),
    ];

    /// <summary>Names of all formats, as help shows choices.</summary>
    public static string Names => string.Join('|', All.Select(format => format.Name));

    private static IReadOnlyList<(string File, string Text)> WriteVerilog(LutNetwork network, ExportRequest request)
    {
        var export = new VerilogExport(network, request.Verilog);
        return [($"{export.Name}.v", export.Design()), .. export.TestBench(request.Rows(export.MostSamples))];
    }

    private static IReadOnlyList<(string File, string Text)> WriteBlif(LutNetwork network, ExportRequest request)
    {
        Netlist netlist = HardwareNetlist.Of(network, request.LutInputs, request.HasEncoder)
            ?? throw new InputException(FormattableString.Invariant($"{network.Name} is too large to be mapped, expected at most {MappedCost.MostSignals:N0} signals, and {MappedCost.MostCells:N0} three-input operations in a part; verilog has no such bound"));
        return [("", BlifWriter.Write(netlist))];
    }
}

/// <summary>How a network is to be written.</summary>
/// <param name="Word">C: samples of a word.</param>
/// <param name="LutInputs">BLIF: inputs of a lookup table.</param>
/// <param name="HasEncoder">BLIF: whether the encoder is in it.</param>
/// <param name="Verilog">Verilog: registers, widths, wrapper.</param>
/// <param name="Rows">Verilog: gives the samples of the test bench, for the most that it may have.</param>
internal sealed record ExportRequest(int Word, int LutInputs, bool HasEncoder, VerilogOptions Verilog, Func<int, IReadOnlyList<float[]>> Rows);
