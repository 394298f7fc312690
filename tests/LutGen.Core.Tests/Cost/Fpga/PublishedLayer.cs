using LutGen.Cost;
using LutGen.Cost.Fpga;

namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>A layer of a published network, one stage of its pipeline.</summary>
/// <param name="Neurons">Neurons.</param>
/// <param name="AddressBits">Address bits of a neuron's table; of each of its two, if a second table adds them up.</param>
/// <param name="OutputBits">Bits of a neuron's output.</param>
/// <param name="AdderBits">Address bits of the table that adds (PolyLUT-Add); 0 where there is none.</param>
internal sealed record PublishedLayer(int Neurons, int AddressBits, int OutputBits, int AdderBits = 0)
{
    /// <summary>Upper bound of 6-input lookup tables by LogicNets' formula.</summary>
    public long Bound => Neurons * (AdderBits == 0
        ? NetworkBounds.Lut6BoundOf(AddressBits, OutputBits)
        : 2 * NetworkBounds.Lut6BoundOf(AddressBits, AdderBits / 2) + NetworkBounds.Lut6BoundOf(AdderBits, OutputBits));

    /// <summary>Layers of neurons that differ in number only.</summary>
    public static PublishedLayer[] Alike(int addressBits, int outputBits, int adderBits, params int[] neurons) =>
        [.. neurons.Select(count => new PublishedLayer(count, addressBits, outputBits, adderBits))];

    /// <summary>The stage on a device.</summary>
    public StageShape StageOn(FpgaDevice device, long luts) =>
        AdderBits == 0 ? StageShape.OfTables(device, luts, AddressBits) : StageShape.OfTables(device, luts, AddressBits, AdderBits);
}
