using LutGen.Exchange;
using LutGen.Exchange.Arrays;
using LutGen.Exchange.LogicNets;
using LutGen.Exchange.Torchlogix;

namespace LutGen.Tool.Formats;

/// <summary>A format that <c>lutgen import</c> reads.</summary>
/// <param name="Name">What <c>--format</c> calls it.</param>
/// <param name="What">What it is, for help and messages.</param>
/// <param name="Endings">Endings of its files.</param>
/// <param name="IsOfCodes">Whether it may hold codes, to which the options of codes belong.</param>
/// <param name="Read">Reads a network.</param>
internal sealed record ImportFormat(string Name, string What, IReadOnlyList<string> Endings, bool IsOfCodes, Func<ImportRequest, ImportedNetwork> Read)
{
    /// <summary>Whether it is made of modules, one of which is the whole network; then it may be a folder.</summary>
    public bool HasModules { get; init; }

    /// <summary>All formats: a line for each.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } =
    [
        new(LogicNetsImport.Format, "a folder of Verilog, or one file (.v)", [".v"], IsOfCodes: true, request => LogicNetsImport.Read(request.Path, request.Name, request.Options, request.Top)) { HasModules = true },
        new(TorchlogixImport.Format, "a circuit (.json)", [".json"], IsOfCodes: false, request => TorchlogixImport.Read(request.Path, request.Name)),
        new("blif", "a netlist in BLIF (.blif)", [".blif"], IsOfCodes: false, request => NetlistImport.Read(request.Path, "blif", request.Name)),
        new("bench", "a netlist in the bench format (.bench)", [".bench"], IsOfCodes: false, request => NetlistImport.Read(request.Path, "bench", request.Name)),
        new("aiger", "an and-inverter graph (.aag, .aig)", [".aag", ".aig"], IsOfCodes: false, request => NetlistImport.Read(request.Path, "aiger", request.Name)),
        new(ArrayImport.Format, "arrays (.npz, .safetensors)", [".npz", ".safetensors"], IsOfCodes: true, request => ArrayImport.Read(request.Path, request.Name, request.Options)),
    ];

    /// <summary>Names of all formats, as help shows choices.</summary>
    public static string Names => string.Join('|', All.Select(format => format.Name));

    /// <summary>The format of a file or folder.</summary>
    /// <exception cref="UsageException">Its name does not tell.</exception>
    public static ImportFormat Of(string path)
    {
        bool isFolder = Directory.Exists(path);
        string ending = Path.GetExtension(path).ToLowerInvariant();
        return All.FirstOrDefault(format => isFolder ? format.HasModules : format.Endings.Contains(ending))
            ?? throw new UsageException($"what '{path}' is its name does not tell; expected {string.Join(", ", All.Select(format => format.What))}, or --format {Names}.");
    }
}

/// <summary>What is to be imported.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Name">Name of the network to be.</param>
/// <param name="Options">What codes mean.</param>
/// <param name="Top">The module that is the whole network, null for the one that no other holds.</param>
internal sealed record ImportRequest(string Path, string Name, CodeOptions Options, string? Top);
