using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>Counts a network's cost layer by layer.</summary>
internal static class CostCounter
{
    public static NetworkBounds Count(LutNetwork network)
    {
        LayerCost total = network.Layers.Aggregate(default(LayerCost), (sum, layer) => sum + Of(layer));
        return new NetworkBounds(total.Gates, total.LogicalLuts, total.TableBits, NetworkDepth.Of(network), total.Lut6Bound);
    }

    // A new kind of layer is one line here, and one in NetworkDepth.
    private static LayerCost Of(Layer layer) => layer switch
    {
        LutLayer luts => Of(luts),
        ConvolutionLayer convolution => convolution.Kernel.Layers
            .Aggregate(default(LayerCost), (sum, inner) => sum + Of(inner))
            .Repeated((long)convolution.Output.Height * convolution.Output.Width),
        MacLayer macs => MacCost.Of(macs),
        AddLayer add => new LayerCost(0, 0, 0, add.Count * MacCost.Lut6Bound(add)),
        PoolLayer pool => Of(pool),
        _ => throw new NotSupportedException($"no cost for {layer.GetType().Name}"),
    };

    private static LayerCost Of(LutLayer layer)
    {
        LayerCost sum = default;
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            int inputBits = layer.InputsOf(neuron).Sum(layer.Scope.WidthOf);
            bool isGate = layer.OutputBits == 1 && inputBits == layer.InputsOf(neuron).Count;
            TruthTable table = layer.TableOf(neuron);
            sum += new LayerCost(isGate ? 1 : 0, 1, (long)table.Length * layer.OutputBits, Lut6Bound(table, inputBits));
        }

        return sum;
    }

    /// <summary>Upper bound of a neuron's 6-input lookup tables.</summary>
    public static long Lut6BoundOf(LutLayer layer, int neuron) => Lut6Bound(layer.TableOf(neuron), layer.InputsOf(neuron).Sum(layer.Scope.WidthOf));

    /// <summary>
    /// Upper bound of a pool's 6-input lookup tables for one output. OR takes one a bit for five more codes; the larger of two codes takes one for the comparison of two bits and one for
    /// each bit that is chosen. An average takes adders.
    /// </summary>
    /// <param name="pool">The pool.</param>
    /// <param name="codes">Codes under the window, without padding.</param>
    public static long Lut6BoundOf(PoolLayer pool, int codes)
    {
        int more = Math.Max(0, codes - 1);
        return pool.Kind == PoolKind.Average ? MacCost.Lut6Bound(pool, more + 1)
            : pool.Kind == PoolKind.Or || pool.OutputBits == 1 ? (long)(more + 4) / 5 * pool.OutputBits
            : (long)more * (pool.OutputBits + (pool.OutputBits + 1) / 2);
    }

    // A table on a sum is one table on all input bits, as PolyLUT-Add builds it, or adders before a smaller table. Adding n
    // codes takes at most one LUT a bit of each of n - 1 sums, or n input bits a sum bit in all.
    private static long Lut6Bound(TruthTable table, int inputBits)
    {
        long afterSum = NetworkBounds.Lut6BoundOf(table.AddressBits, table.OutputBits);
        return inputBits == table.AddressBits ? afterSum : inputBits <= NetworkLimits.AddressBits
            ? NetworkBounds.Lut6BoundOf(inputBits, table.OutputBits)
            : afterSum + (long)inputBits * table.AddressBits;
    }

    private static LayerCost Of(PoolLayer pool)
    {
        long luts = 0;
        for (int row = 0; row < pool.Output.Height; row++)
        {
            for (int column = 0; column < pool.Output.Width; column++)
            {
                luts += Lut6BoundOf(pool, pool.CountUnder(row, column));
            }
        }

        return new LayerCost(0, 0, 0, luts * pool.Output.Channels);
    }
}
