using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>What multiply-accumulate neurons cost: the product tables' bits once, and for each connection its lookups and adders. Additions and averages have adders only.</summary>
internal static class MacCost
{
    public static LayerCost Of(MacLayer layer)
    {
        long tableBits = layer.Tables.Sum(table => (long)table.Entries.Count * EntryBits(table));
        long luts = layer.Neurons.Sum(neuron => Lut6Bound(layer, neuron));
        return new LayerCost(0, layer.Neurons.Count, tableBits, luts);
    }

    /// <summary>Lookup tables of one output of an addition: its codes once for each 1 of their multipliers.</summary>
    public static long Lut6Bound(AddLayer layer)
    {
        long largest = Math.Abs((long)layer.Bias) + layer.Rounding;
        long ones = 0;
        foreach (AddTerm term in layer.Terms)
        {
            long multiplier = Math.Abs((long)term.Multiplier);
            largest += multiplier * ((1 << layer.Scope.WidthOf(term.Grid.First)) - 1);
            ones += Ones((int)multiplier);
        }

        return ones * SignedBits(largest);
    }

    /// <summary>Lookup tables of one output of an average: adders, and a multiplication by a constant unless dividing is a shift.</summary>
    /// <param name="layer">The pool.</param>
    /// <param name="codes">Codes under the window, without padding.</param>
    public static long Lut6Bound(PoolLayer layer, int codes)
    {
        int largest = codes * ((1 << layer.OutputBits) - 1) + layer.Places / 2;
        long multiplier = new ConstantDivision(layer.Places, largest).Multiplier;
        return (codes - 1 + Ones(multiplier) - 1) * SignedBits(largest);
    }

    /// <summary>
    /// Lookup tables of a neuron. Each chunk that is looked up is a table and one more term of the sum; multiplying by the requantiser's constant adds the
    /// sum once more for each 1 of the constant.
    /// </summary>
    public static long Lut6Bound(MacLayer layer, MacNeuron neuron)
    {
        long lookups = 0;
        long terms = 0;
        long largest = Math.Abs((long)neuron.Bias);
        foreach (MacInput input in neuron.Inputs)
        {
            ProductTable table = layer.Tables[input.Table];
            int width = layer.Scope.WidthOf(input.Signal);
            long largestEntry = table.Entries.Max(e => Math.Abs((long)e));
            largest += layer.DroppedChunks > 0 ? Math.Abs((long)table.Dropped) : 0;
            for (int shift = layer.DroppedChunks * layer.ChunkBits; shift < width; shift += layer.ChunkBits)
            {
                lookups += NetworkBounds.Lut6BoundOf(Math.Min(layer.ChunkBits, width - shift), EntryBits(table));
                terms++;
                largest += largestEntry << shift;
            }
        }

        return lookups + (terms + Ones(neuron.Multiplier)) * SignedBits(largest);
    }

    private static int EntryBits(ProductTable table) => SignedBits(table.Entries.Max(e => Math.Abs((long)e)));

    private static int SignedBits(long magnitude)
    {
        int bits = 1;
        while (magnitude >> (bits - 1) != 0)
        {
            bits++;
        }

        return bits;
    }

    private static int Ones(long value)
    {
        int ones = 0;
        for (; value != 0; value &= value - 1)
        {
            ones++;
        }

        return ones;
    }
}
