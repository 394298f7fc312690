using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Mapping;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>A network as a netlist of lookup tables with its head: what other tools of logic can read, from bits to the class.</summary>
public static class HardwareNetlist
{
    /// <summary>Maps a network to lookup tables, few rather than shallow.</summary>
    /// <param name="network">The network.</param>
    /// <param name="lutInputs">Inputs of a lookup table, <see cref="CostOptions.FewestLutInputs"/> to <see cref="CostOptions.MostLutInputs"/>.</param>
    /// <param name="hasEncoder">
    /// Whether inputs are the bits of the features that are read, each number's least significant first; otherwise they are all bits of the encoder's signals, in their order.
    /// </param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The netlist; the class, or what a head of bits gives, most significant bit first. Null for a network that is too large, see <see cref="MappedCost.Of"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of inputs is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Netlist? Of(LutNetwork network, int lutInputs = 6, bool hasEncoder = false, CancellationToken cancellation = default)
    {
        var options = new CostOptions(lutInputs, Goal: MappingGoal.Area);
        options.Check();
        if (network.SignalCount > MappedCost.MostSignals)
        {
            return null;
        }

        try
        {
            LutNetwork simple = MappedCost.Simplified(network, cancellation);
            HardwareDesign design = HardwareDesign.Of(simple, lutInputs, inputBits: null, options.MostCells, cancellation);
            MappedDesign mapped = MappedDesign.Of(design, new LutTarget(lutInputs, IsDepthBounded: false), cancellation, joins: false);
            return NamedDesign.Of(simple, design, mapped, hasEncoder);
        }
        catch (CircuitLimitException)
        {
            return null;
        }
    }
}
