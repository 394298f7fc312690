using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>A first account of what a network costs in hardware; encoder and head are not in it.</summary>
/// <param name="Gates">Neurons whose inputs and output are single bits.</param>
/// <param name="LogicalLuts">All neurons with a table of their own or of products, gates included, a convolution's kernel once for each position.</param>
/// <param name="TableBits">Bits of all truth tables and product tables; a shared table counts once.</param>
/// <param name="Depth">Neurons, adders and pools on the longest path.</param>
/// <param name="Lut6Bound">
/// Upper bound of 6-input device LUTs by LogicNets' formula, outputs / 3 * (2^(X - 4) - (-1)^X) for X address bits, with 1 an
/// output bit for X of 2 to 6 and 0 below, where the formula breaks down. A table on a sum counts as one on all input bits
/// (PolyLUT-Add's adder), a multiply-accumulate neuron as its lookups and adders, a pool as its comparisons. Like the
/// formula it knows nothing of dead neurons and of tables that simplify.
/// </param>
public sealed record NetworkBounds(long Gates, long LogicalLuts, long TableBits, int Depth, long Lut6Bound)
{
    /// <summary>The bound for one table.</summary>
    /// <param name="addressBits">X, address bits.</param>
    /// <param name="outputBits">Y, output bits.</param>
    public static long Lut6BoundOf(int addressBits, int outputBits) => addressBits switch
    {
        <= 1 => 0,
        <= 6 => outputBits,
        _ => outputBits * ((1L << (addressBits - 4)) - (addressBits % 2 == 0 ? 1 : -1)) / 3,
    };

    /// <summary>The account of a network.</summary>
    public static NetworkBounds Of(LutNetwork network) => CostCounter.Count(network);
}
