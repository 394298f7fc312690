namespace LutGen.Cost;

/// <summary>A network's cost by part.</summary>
/// <param name="Encoder">
/// Comparisons of features with thresholds, of those that the network reads. Bits cost nothing; a quantiser's codes are taken as
/// inputs, since to scale and round a measurement is left to what delivers it.
/// </param>
/// <param name="Network">The layers: what the head depends on, after all simplifications; convolutions once for each position.</param>
/// <param name="Popcount">Group sums: counters, then an adder each, on a carry chain where the device has some; equal outputs are added once with their multiplicity.</param>
/// <param name="Argmax">A tree of comparisons over the classes, each of which hands on the larger sum and its index, the first of equals; on carry chains where that takes less.</param>
public sealed record CostParts(PartCost Encoder, PartCost Network, PartCost Popcount, PartCost Argmax)
{
    /// <summary>All parts, one behind the other.</summary>
    public PartCost Total => Encoder + Network + Popcount + Argmax;
}
