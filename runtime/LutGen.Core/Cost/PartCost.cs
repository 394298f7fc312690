namespace LutGen.Cost;

/// <summary>What a piece of logic takes on a device of lookup tables.</summary>
/// <param name="Luts">Lookup tables.</param>
/// <param name="Depth">Lookup tables on the longest path; a function that multiplexers make of several counts as one, a carry chain as the lookup table at its operands.</param>
/// <param name="TableBits">Entries of the lookup tables, of each as many as the inputs it uses address.</param>
/// <param name="F7Multiplexers">Multiplexers of two lookup tables' outputs; none unless <see cref="CostOptions.UsesWideMultiplexers"/>.</param>
/// <param name="F8Multiplexers">Multiplexers of two of those.</param>
/// <param name="CarryBits">Bits of all carry chains; none unless <see cref="CostOptions.UsesCarryChains"/>.</param>
public readonly record struct PartCost(int Luts, int Depth, long TableBits, int F7Multiplexers = 0, int F8Multiplexers = 0, int CarryBits = 0)
{
    /// <summary>One piece behind the other.</summary>
    public static PartCost operator +(PartCost first, PartCost second) =>
        new(first.Luts + second.Luts,
            first.Depth + second.Depth,
            first.TableBits + second.TableBits,
            first.F7Multiplexers + second.F7Multiplexers,
            first.F8Multiplexers + second.F8Multiplexers,
            first.CarryBits + second.CarryBits);
}
