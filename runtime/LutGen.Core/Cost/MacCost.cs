using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>What multiply-accumulate neurons cost: the product tables' bits once, and for each connection its lookups and adders.</summary>
internal static class MacCost
{
    public static LayerCost Of(MacLayer layer)
    {
        long tableBits = layer.Tables.Sum(table => (long)table.Entries.Count * EntryBits(table));
        long luts = layer.Neurons.Sum(neuron => Lut6Bound(layer, neuron));
        return new LayerCost(0, layer.Neurons.Count, tableBits, luts);
    }

    // Each chunk that is looked up is a table and one more term of the sum; multiplying by the requantiser's constant adds the
    // sum once more for each 1 of the constant.
    private static long Lut6Bound(MacLayer layer, MacNeuron neuron)
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
                lookups += HardwareCost.Lut6BoundOf(Math.Min(layer.ChunkBits, width - shift), EntryBits(table));
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

    private static int Ones(int value)
    {
        int ones = 0;
        for (; value != 0; value &= value - 1)
        {
            ones++;
        }

        return ones;
    }
}
