using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Kernels;
using LutGen.Macs;
using LutGen.Networks;

namespace LutGen.Interpretation;

/// <summary>Makes engines of networks without compiling them.</summary>
internal static class InterpretedEngine
{
    /// <summary>The engine of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="circuitLimit">Most operations of a circuit; larger networks are looked up code by code.</param>
    public static LutEngine Create(LutNetwork network, int circuitLimit = TableMode.OperationLimit) => MacProgram.Of(network) is { } macs
        ? Create(network, circuit: null, macs)
        : Create(network, CircuitLowering.Lower(network, circuitLimit));

    /// <summary>The engine of a network by lookups alone.</summary>
    public static LutEngine CreateLookups(LutNetwork network) => Create(network, circuit: null);

    private static LutEngine Create(LutNetwork network, Circuit? circuit, MacProgram? macs = null)
    {
        int[] outputWidths = network.Head.Signals.Select(network.WidthOf).ToArray();
        return new LutEngine(InfoOf(network, outputWidths), network.Encoder, network.Head, outputWidths, new LutKernels
        {
            Circuit = circuit is null ? null : () => circuit,
            Network = () => network,
            Macs = macs is null ? null : () => macs,
            Codes = macs is not null ? null : circuit is null || TableMode.PrefersLookups(network, circuit) ? new NetworkCodeKernel(network) : null,
        });
    }

    private static LutModelInfo InfoOf(LutNetwork network, int[] outputWidths) => new(
        network.Name,
        network.Encoder.FeatureCount,
        network.Encoder.Widths.Sum(),
        outputWidths.Sum(),
        network.Head.ScoreCount,
        NetworkBounds.Of(network),
        network.Metadata.Entries);
}
