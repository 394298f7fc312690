namespace LutGen.Cost;

/// <summary>What a piece of logic takes on a device of lookup tables.</summary>
/// <param name="Luts">Lookup tables.</param>
/// <param name="Depth">Lookup tables on the longest path.</param>
/// <param name="TableBits">Entries of the lookup tables, of each as many as the inputs it uses address.</param>
public readonly record struct PartCost(int Luts, int Depth, long TableBits)
{
    /// <summary>One piece behind the other.</summary>
    public static PartCost operator +(PartCost first, PartCost second) =>
        new(first.Luts + second.Luts, first.Depth + second.Depth, first.TableBits + second.TableBits);
}
