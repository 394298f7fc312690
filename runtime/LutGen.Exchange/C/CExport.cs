using LutGen.Networks;

namespace LutGen.Exchange.C;

/// <summary>
/// Writes networks as C in the shape of the code that other tools for logic networks write: networks of single bits as a statement a gate over words of samples,
/// networks of codes as a table a neuron. There is no encoder: bits and codes are what goes in.
/// </summary>
public static class CExport
{
    /// <summary>Writes a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="wordBits">Samples of a word: 8, 16, 32 or 64; tables take one sample at a time.</param>
    /// <exception cref="ExportException">The network is too large.</exception>
    public static string Write(LutNetwork network, int wordBits = 64)
    {
        var word = WordType.Integer(wordBits);
        bool codes = network.Encoder.Widths.Any(width => width > 1) || network.Layers.Any(layer => layer.OutputBits > 1);
        return codes && TableSource.Fits(network) ? TableSource.Emit(network) : PeersSource.Emit(new GateNetwork(network), word);
    }
}
