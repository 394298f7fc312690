using System.Collections.Concurrent;
using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

/// <summary>Engines of one network with every choice of kernels.</summary>
internal static class Engines
{
    private static readonly ConcurrentDictionary<LutNetwork, Lazy<IReadOnlyList<(string Name, LutEngine Engine)>>> s_all = new();

    /// <summary>An engine whose kernel for batches has planes of so many words.</summary>
    public static LutEngine Wide(LutNetwork network, int words) => Create(network, new LutKernels { Batch = Kernel(network, words), Circuit = () => LoweredNetworks.CircuitOf(network) });

    /// <summary>An engine of a code kernel alone.</summary>
    public static LutEngine Codes(LutNetwork network) => Create(network, new LutKernels { Codes = new NetworkCodeKernel(network) });

    /// <summary>The engines of all widths, of a circuit alone, of codes, and of codes for single samples only; made once for all tests of a network.</summary>
    public static IReadOnlyList<(string Name, LutEngine Engine)> All(LutNetwork network) => s_all.GetOrAdd(network, _ => new(() => [.. Make(network)])).Value;

    private static IEnumerable<(string Name, LutEngine Engine)> Make(LutNetwork network)
    {
        foreach (int words in new[] { 8, 4, 2, 1 })
        {
            yield return ($"{words} words", Wide(network, words));
        }

        Circuit circuit = LoweredNetworks.CircuitOf(network);
        yield return ("circuit", Create(network, new LutKernels { Circuit = () => circuit }));
        yield return ("codes", Codes(network));
        yield return ("planes and codes", Create(network, new LutKernels { Batch = Kernel(network, 8), Codes = new NetworkCodeKernel(network) }));
        yield return ("circuit and codes", Create(network, new LutKernels { Circuit = () => circuit, Codes = new NetworkCodeKernel(network) }));
        yield return ("interpreted", InterpretedEngine.Create(network));
    }

    /// <summary>The interpreter of a network.</summary>
    public static BitKernel Kernel(LutNetwork network, int words) => new CircuitInterpreter(CircuitProgram.Create(LoweredNetworks.CircuitOf(network)), words);

    /// <summary>An engine of given kernels.</summary>
    public static LutEngine Create(LutNetwork network, LutKernels kernels)
    {
        int[] widths = network.Head.Signals.Select(network.WidthOf).ToArray();
        var info = new LutModelInfo(
            network.Name, network.Encoder.FeatureCount, network.Encoder.Widths.Sum(), widths.Sum(), network.Head.ScoreCount, new NetworkBounds(0, 0, 0, 0, 0), []);
        return new LutEngine(info, network.Encoder, network.Head, widths, kernels);
    }
}
