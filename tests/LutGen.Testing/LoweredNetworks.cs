using System.Collections.Concurrent;
using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Testing;

/// <summary>Circuits of networks, lowered once however many tests of a run look at them.</summary>
public static class LoweredNetworks
{
    private const int MostOperations = 1 << 20;

    private static readonly ConcurrentDictionary<LutNetwork, Lazy<Circuit>> s_circuits = new();

    /// <summary>The circuit of a network, which must not have more than a million operations.</summary>
    public static Circuit CircuitOf(LutNetwork network) =>
        s_circuits.GetOrAdd(network, _ => new Lazy<Circuit>(() => CircuitLowering.Lower(network, MostOperations)!)).Value;
}
