using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Kernels;
using LutGen.Networks;

namespace LutGen.Interpretation;

/// <summary>Makes engines of networks without compiling them.</summary>
internal static class InterpretedEngine
{
    // Some 100 MB of tables; a call then takes milliseconds.
    private const int CircuitLimit = 4_000_000;

    /// <summary>The engine of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="circuitLimit">Most operations of a circuit; larger networks are looked up code by code.</param>
    public static LutEngine Create(LutNetwork network, int circuitLimit = CircuitLimit)
    {
        int[] outputWidths = network.Head.Signals.Select(network.WidthOf).ToArray();
        LutModelInfo info = InfoOf(network, outputWidths);
        Circuit? circuit = CircuitLowering.Lower(network, circuitLimit);
        if (circuit is null)
        {
            return new LutEngine(info, network.Encoder, network.Head, outputWidths, null, null, new NetworkCodeKernel(network), network: () => network);
        }

        CircuitInterpreter word = CircuitInterpreter.Create(circuit, words: 1);
        BitKernel wide = BitKernelChoice.WidestWords == 1 ? word : CircuitInterpreter.Create(circuit, BitKernelChoice.WidestWords);
        return new LutEngine(info, network.Encoder, network.Head, outputWidths, wide, word, SingleSampleKernel(network, info.Cost, circuit), () => circuit, () => network);
    }

    // Looking a neuron up takes about as long as three operations on bits.
    private static NetworkCodeKernel? SingleSampleKernel(LutNetwork network, HardwareCost cost, Circuit circuit) =>
        circuit.Nodes.Count > 3 * cost.LogicalLuts ? new NetworkCodeKernel(network) : null;

    private static LutModelInfo InfoOf(LutNetwork network, int[] outputWidths) => new(
        network.Name,
        network.Encoder.FeatureCount,
        network.Encoder.Widths.Sum(),
        outputWidths.Sum(),
        network.Head.ScoreCount,
        HardwareCost.Of(network),
        network.Metadata.Entries);
}
