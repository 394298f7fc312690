using LutGen.Networks;

namespace LutGen.Cost.Asic;

/// <summary>
/// What the multiply-accumulate units of a network take on an ASIC, built as LUT-NA builds them (arXiv 2406.05282, section III): a unit for each weight that is
/// not zero, each layer as precise as the file has it. LutGen's own estimate; docs/lutna.md says what is in it.
/// </summary>
/// <param name="Technology">Name of the cells.</param>
/// <param name="AreaUnit">What the area is measured in.</param>
/// <param name="Units">Multipliers with their accumulators.</param>
/// <param name="Operations">Multiplications of an inference: every unit works once at each position of its layer's map.</param>
/// <param name="Area">Area of all units.</param>
/// <param name="EnergyPj">Picojoules an inference.</param>
public sealed record AsicCost(string Technology, string AreaUnit, long Units, long Operations, double Area, double EnergyPj)
{
    private const double FemtojoulesInPicojoule = 1e3;

    /// <summary>Adds the units up.</summary>
    /// <param name="network">The network.</param>
    /// <param name="technology">The cells; null for <see cref="Technology.Textbook65"/>.</param>
    /// <returns>The cost; null for a network without such layers, or with one that <see cref="MacNetwork"/> does not describe.</returns>
    public static AsicCost? Of(LutNetwork network, Technology? technology = null)
    {
        technology ??= Asic.Technology.Textbook65;
        MacNetwork macs;
        try
        {
            macs = MacNetwork.Of(network);
        }
        catch (NotSupportedException)
        {
            return null;
        }

        var options = new AcceleratorOptions(macs.Precisions.Values.First().Format, technology) { Units = macs.Units, Precisions = macs.Precisions, Designs = [MultiplierDesign.LutNa] };
        var accelerator = new Accelerator(macs.Topology, options);
        CircuitCost total = accelerator.TotalOf(MultiplierDesign.LutNa).Total;
        return new AsicCost(
            technology.Name,
            technology.AreaUnit,
            accelerator.Layers.Sum(layer => layer.Units),
            accelerator.Layers.Sum(layer => layer.Operations),
            total.Area,
            total.Energy / FemtojoulesInPicojoule);
    }
}
