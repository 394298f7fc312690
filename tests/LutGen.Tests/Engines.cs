using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Networks;

namespace LutGen.Tests;

/// <summary>Engines of one network with every choice of kernels.</summary>
internal static class Engines
{
    /// <summary>An engine whose wide kernel has planes of so many words.</summary>
    public static LutEngine Wide(LutNetwork network, int words) => Create(network, Kernel(network, words), Kernel(network, 1), null);

    /// <summary>An engine of a code kernel alone.</summary>
    public static LutEngine Codes(LutNetwork network) => Create(network, null, null, new NetworkCodeKernel(network));

    /// <summary>The engines of all widths, of codes, and of codes for single samples only.</summary>
    public static IEnumerable<(string Name, LutEngine Engine)> All(LutNetwork network)
    {
        foreach (int words in new[] { 8, 4, 2, 1 })
        {
            yield return ($"{words} words", Wide(network, words));
        }

        yield return ("codes", Codes(network));
        BitKernel word = Kernel(network, 1);
        yield return ("word and codes", Create(network, word, word, new NetworkCodeKernel(network)));
    }

    /// <summary>The interpreter of a network.</summary>
    public static BitKernel Kernel(LutNetwork network, int words) => new CircuitInterpreter(CircuitProgram.Create(CircuitLowering.Lower(network, 1_000_000)!), words);

    /// <summary>An engine of given kernels.</summary>
    public static LutEngine Create(LutNetwork network, BitKernel? wide, BitKernel? word, CodeKernel? codes)
    {
        int[] widths = network.Head.Signals.Select(network.WidthOf).ToArray();
        var info = new LutModelInfo(
            network.Name, network.Encoder.FeatureCount, network.Encoder.Widths.Sum(), widths.Sum(), network.Head.ScoreCount, new HardwareCost(0, 0, 0, 0, 0), []);
        return new LutEngine(info, network.Encoder, network.Head, widths, wide, word, codes);
    }
}
