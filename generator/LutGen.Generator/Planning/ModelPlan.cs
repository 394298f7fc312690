using LutGen.Circuits;
using LutGen.Macs;
using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>How a network's batches are run.</summary>
internal enum PlanMode
{
    /// <summary>Bit-sliced kernels unrolled from the circuit.</summary>
    Unrolled,

    /// <summary>The circuit's operations as data that the runtime evaluates on bit planes.</summary>
    Table,

    /// <summary>Table lookups: across samples where the assembly carries the network, otherwise sample by sample as code.</summary>
    Lookups,

    /// <summary>Codes of many samples multiplied together: the network as data, its layers in the forms that take least time.</summary>
    Multiplied,

    /// <summary>The whole network as data: even the lookups are too many to be written out.</summary>
    Interpreted,
}

/// <summary>What the generator decided before it wrote.</summary>
/// <param name="Network">The network that is compiled: the model file's, simplified where that is worth it.</param>
/// <param name="Mode">How batches are run.</param>
/// <param name="Circuit">The layers as operations in the order they are done; null when there is none within the limits, or none is wanted.</param>
/// <param name="Unrolled">The kernels for <see cref="PlanMode.Unrolled"/>.</param>
/// <param name="HasCodes">Whether lookups sample by sample are written out.</param>
/// <param name="CarriesNetwork">Whether the assembly carries the network, for lookups of many neurons at once.</param>
/// <param name="Reason">Why it is run so, as the end of a sentence.</param>
internal sealed record ModelPlan(
    LutNetwork Network, PlanMode Mode, Circuit? Circuit, UnrolledPlan? Unrolled, bool HasCodes, bool CarriesNetwork, string Reason)
{
    /// <summary>The network's multiplications for <see cref="PlanMode.Multiplied"/>.</summary>
    public MacProgram? Macs { get; init; }

    /// <summary>The layers of <see cref="Macs"/> that are written out.</summary>
    public IReadOnlyList<int> UnrolledMacs { get; init; } = [];

    /// <summary>The model file's network, which the compiled one is equal to row by row.</summary>
    public LutNetwork Source { get; init; } = Network;
}
