using LutGen.Exchange.LogicNets.Syntax;
using LutGen.Networks;

namespace LutGen.Exchange.LogicNets;

/// <summary>
/// Reads networks that LogicNets (arXiv 2004.03021), PolyLUT (arXiv 2309.02334), PolyLUT-Add (arXiv 2406.04910) and NeuraLUT (arXiv 2403.00849) wrote as
/// Verilog: a folder of modules with a table each. Modules are followed by their instances, whatever files are called.
/// </summary>
public static class LogicNetsImport
{
    /// <summary>The format's name.</summary>
    public const string Format = "logicnets";

    private static readonly HashSet<string> ControlNames = new(["clk", "clock", "rst", "rst_n", "reset", "reset_n", "resetn"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a network.</summary>
    /// <param name="path">The folder, or one file with all modules.</param>
    /// <param name="name">The network's name: a word of ASCII letters, digits, '-', '_', '.'.</param>
    /// <param name="options">What its codes mean.</param>
    /// <param name="top">The module that is the whole network, null for the one that no other holds.</param>
    /// <returns>
    /// The network. Its inputs are the input ports in order, each from bit 0, clocks and resets left out; its outputs likewise. Codes of several bits have bit
    /// 0 first there, as the family's tools number them.
    /// </returns>
    /// <exception cref="ImportException">A file has something else than such a network.</exception>
    public static ImportedNetwork Read(string path, string name, CodeOptions options, string? top = null)
    {
        VerilogLibrary library = VerilogLibrary.Read(path);
        VerilogModule module = library.Top(top);
        Elaboration elaboration = Elaboration.Run(library, module);
        TableOrder order = TableOrder.Of(elaboration);
        int[] outputs = [.. elaboration.Outputs.SelectMany(net => Enumerable.Range(net.First, net.Width))];
        if (outputs.Length == 0)
        {
            throw module.Error(module.Line, $"module {ImportException.Quote(module.Name)} has no outputs, expected at least one");
        }

        int stages = order.StageOf(outputs, problem => module.Error(module.Line, problem));
        try
        {
            LutNetwork network = new TableAssembly(path, name, elaboration, InputsOf(elaboration, outputs), options).Build(order.Tables, outputs, MetadataOf(module, elaboration, stages));
            return new ImportedNetwork(network, Format, elaboration.Tables.Count, elaboration.Tables.Sum(table => (long)table.Table.Table.Length), MissingOf(elaboration), stages);
        }
        catch (NetworkException beyond)
        {
            throw new ImportException(path, beyond.Message, beyond);
        }
    }

    // A clock or reset moves registers and is no part of the function. One that a table reads is an input like others.
    private static int[] InputsOf(Elaboration elaboration, int[] outputs)
    {
        HashSet<int> read = [.. elaboration.Tables.SelectMany(table => table.Address).Concat(outputs).Select(bit => elaboration.Bits.Resolve(bit).Bit)];
        HashSet<int> controls = [.. elaboration.Controls.Where(bit => elaboration.Bits.SourceOf(bit) != BitSource.None).Select(bit => elaboration.Bits.Resolve(bit).Bit)];
        return
        [
            .. elaboration.Inputs
                .Where(net => net.Width > 1 || read.Contains(net.First) || !(controls.Contains(net.First) || ControlNames.Contains(net.Name)))
                .SelectMany(net => Enumerable.Range(net.First, net.Width)),
        ];
    }

    private static long MissingOf(Elaboration elaboration) => elaboration.Tables.Sum(table => (long)table.Table.Missing);

    private static NetworkMetadata MetadataOf(VerilogModule module, Elaboration elaboration, int stages)
    {
        List<KeyValuePair<string, string>> entries = [new("method", "imported from Verilog"), new("registers", FormattableString.Invariant($"{stages} stages"))];
        if (MissingOf(elaboration) is > 0 and var missing)
        {
            entries.Add(new("missing-entries", FormattableString.Invariant($"{missing}")));
        }

        return new NetworkMetadata([.. entries, new("module", module.Name)]);
    }
}
