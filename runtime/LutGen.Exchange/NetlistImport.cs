using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Exchange;

/// <summary>Reads netlists of logic, BLIF, bench and AIGER, as networks of single bits.</summary>
public static class NetlistImport
{
    /// <summary>Reads a file by its extension.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The format's name, for the report.</param>
    /// <param name="name">The network's name: a word of ASCII letters, digits, '-', '_', '.'.</param>
    /// <exception cref="ImportException">The file is not what its extension says.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImportedNetwork Read(string path, string format, string name)
    {
        try
        {
            Netlist netlist = NetlistFile.Read(path);
            LutNetwork network = NetlistNetwork.Of(netlist);
            return new ImportedNetwork(network.With(name, network.Metadata), format, netlist.Nodes.Count, netlist.Nodes.Sum(node => (long)node.Table.Length));
        }
        catch (NetlistException broken)
        {
            throw broken.Line > 0 ? new ImportException(path, broken.Line, broken.Column, broken.Detail) : new ImportException(path, broken.Message, broken);
        }
        catch (NetworkException beyond)
        {
            throw new ImportException(path, beyond.Message, beyond);
        }
    }
}
