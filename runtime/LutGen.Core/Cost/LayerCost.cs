namespace LutGen.Cost;

/// <summary>What adds up from layer to layer; see <see cref="NetworkBounds"/>.</summary>
internal readonly record struct LayerCost(long Gates, long LogicalLuts, long TableBits, long Lut6Bound)
{
    public static LayerCost operator +(LayerCost left, LayerCost right) => new(
        left.Gates + right.Gates,
        left.LogicalLuts + right.LogicalLuts,
        left.TableBits + right.TableBits,
        left.Lut6Bound + right.Lut6Bound);

    /// <summary>The cost of so many copies, which share their tables.</summary>
    public LayerCost Repeated(long copies) => new(Gates * copies, LogicalLuts * copies, TableBits, Lut6Bound * copies);
}
