using LutGen.Exchange.C;
using LutGen.Exchange.Torchlogix;
using LutGen.Networks;

namespace LutGen.Tool.Formats;

/// <summary>A format that <c>lutgen export</c> writes.</summary>
/// <param name="Name">What <c>--to</c> calls it.</param>
/// <param name="What">What it is.</param>
/// <param name="Write">The text of a network, with so many samples a word where the format has words.</param>
internal sealed record ExportFormat(string Name, string What, Func<LutNetwork, int, string> Write)
{
    /// <summary>All formats: a line for each.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("c", "C in the shape of difflogic's and torchlogix's, without an encoder", CExport.Write),
        new("json", "a circuit of torchlogix, without an encoder", (network, _) => TorchlogixExport.Write(network)),
    ];

    /// <summary>Names of all formats, as help shows choices.</summary>
    public static string Names => string.Join('|', All.Select(format => format.Name));
}
