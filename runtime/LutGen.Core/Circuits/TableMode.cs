using LutGen.Cost;
using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>When a network that is not unrolled is evaluated from a table of its circuit's operations.</summary>
public static class TableMode
{
    /// <summary>Most operations of a table: some 30 MB of data, and milliseconds a call.</summary>
    public const int OperationLimit = 4_000_000;

    // Looking a neuron up takes about as long as three operations on bits.
    private const int OperationsOfLookup = 3;

    /// <summary>Whether single samples are better looked up neuron by neuron than evaluated as one of 64 by the circuit.</summary>
    /// <param name="network">The network.</param>
    /// <param name="circuit">Its circuit.</param>
    public static bool PrefersLookups(LutNetwork network, Circuit circuit) =>
        circuit.Nodes.Count > OperationsOfLookup * NetworkBounds.Of(network).LogicalLuts;
}
