using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Networks;

namespace LutGen.Interpretation;

/// <summary>Makes engines of networks without compiling them.</summary>
internal static class InterpretedEngine
{
    /// <summary>The engine of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="circuitLimit">Most operations of a circuit; larger networks are looked up code by code.</param>
    public static LutEngine Create(LutNetwork network, int circuitLimit = TableMode.OperationLimit)
    {
        int[] outputWidths = network.Head.Signals.Select(network.WidthOf).ToArray();
        LutModelInfo info = InfoOf(network, outputWidths);
        Circuit? circuit = CircuitLowering.Lower(network, circuitLimit);
        CodeKernel? codes = circuit is null || TableMode.PrefersLookups(network, circuit) ? new NetworkCodeKernel(network) : null;
        return circuit is null
            ? new LutEngine(info, network.Encoder, network.Head, outputWidths, null, null, codes)
            : Create(info, network.Encoder, network.Head, outputWidths, circuit, codes);
    }

    /// <summary>The engine of a circuit.</summary>
    /// <param name="info">Shapes and origin of the model.</param>
    /// <param name="encoder">The network's encoder.</param>
    /// <param name="head">The network's head.</param>
    /// <param name="outputWidths">Bits of each of the head's signals.</param>
    /// <param name="circuit">The network's layers.</param>
    /// <param name="codes">The kernel for single samples; null to evaluate them by the circuit too.</param>
    public static LutEngine Create(LutModelInfo info, InputEncoder encoder, OutputHead head, int[] outputWidths, Circuit circuit, CodeKernel? codes)
    {
        CircuitProgram program = CircuitProgram.Create(circuit);
        return new LutEngine(
            info, encoder, head, outputWidths, new CircuitInterpreter(program, BitKernelChoice.WidestWords), new CircuitInterpreter(program, words: 1), codes);
    }

    private static LutModelInfo InfoOf(LutNetwork network, int[] outputWidths) => new(
        network.Name,
        network.Encoder.FeatureCount,
        network.Encoder.Widths.Sum(),
        outputWidths.Sum(),
        network.Head.ScoreCount,
        HardwareCost.Of(network),
        network.Metadata.Entries);
}
