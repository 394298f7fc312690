using LutGen.Arithmetic;
using LutGen.Cost.Asic;
using LutGen.Topologies;

namespace LutGen.Tool.Lutna;

/// <summary>Precision of layers as trained networks have it.</summary>
internal static class NetworkPrecision
{
    private const string Extension = ".lutnet";

    /// <summary>Whether a name is that of a file and not of a topology.</summary>
    public static bool IsFile(string name) => name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The multiply-accumulate layers of a file.</summary>
    /// <exception cref="InputException">The file cannot be read, or has none.</exception>
    public static MacNetwork Read(string file)
    {
        try
        {
            return MacNetwork.Of(ModelFile.Read(file));
        }
        catch (NotSupportedException exception)
        {
            throw new InputException($"{file}: {exception.Message}.");
        }
    }

    /// <summary>The layers of a network whose precision is not the usual one.</summary>
    public static IReadOnlyDictionary<string, MacPrecision> Changed(MacNetwork network, MultiplierFormat usual) => network.Precisions
        .Where(layer => layer.Value.IsApproximate || layer.Value.Format != usual).ToDictionary(layer => layer.Key, layer => layer.Value);

    /// <summary>Gives each layer of a topology the precision of a trained network's layer at the same share of the depth: first to first, last to last.</summary>
    public static IReadOnlyDictionary<string, MacPrecision> ByDepth(Topology topology, MacNetwork trained)
    {
        IReadOnlyList<MacShape> own = topology.Layers, theirs = trained.Topology.Layers;
        return Enumerable.Range(0, own.Count).ToDictionary(
            i => own[i].Name, i => trained.Precisions[theirs[(int)Math.Round((double)i * (theirs.Count - 1) / Math.Max(1, own.Count - 1))].Name]);
    }
}
