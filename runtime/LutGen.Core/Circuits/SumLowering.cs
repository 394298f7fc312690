using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>Adds layers that sum up to a circuit: multiply-accumulate neurons, additions of grids, averages. All are heaps of bits with weights.</summary>
/// <param name="circuit">Receives the cells.</param>
/// <param name="lowerTable">Adds a table, as <see cref="TableLowering.Lower"/>.</param>
/// <param name="counterInputs">Most bits of a counter that sums are made of, at least 3.</param>
internal sealed class SumLowering(CircuitBuilder circuit, Func<TruthTable, IReadOnlyList<int>, int[]> lowerTable, int counterInputs)
{
    /// <summary>Computes the bits of all neurons.</summary>
    public void Lower(MacLayer layer, SignalBits signals)
    {
        for (int i = 0; i < layer.Count; i++)
        {
            MacNeuron neuron = layer.Neurons[i];
            var heap = new BitHeap(neuron.Bias);
            foreach (MacInput input in neuron.Inputs)
            {
                ProductTable table = layer.Tables[input.Table];
                heap.Add(layer.DroppedChunks > 0 ? table.Dropped : 0);
                int[] activation = signals[input.Signal];
                for (int shift = layer.DroppedChunks * layer.ChunkBits; shift < activation.Length; shift += layer.ChunkBits)
                {
                    Add(heap, table, activation.Skip(shift).Take(layer.ChunkBits).ToArray(), shift);
                }
            }

            signals[layer.FirstSignal + i] = Requantize(heap, neuron, layer.OutputBits);
        }
    }

    /// <summary>Computes the bits of all outputs.</summary>
    public void Lower(AddLayer layer, SignalBits signals)
    {
        for (int i = 0; i < layer.Count; i++)
        {
            var heap = new BitHeap(layer.Bias + (long)layer.Rounding + ((long)layer.Zero << layer.Shift));
            foreach (AddTerm term in layer.Terms)
            {
                Add(heap, signals[term.Grid.First + i], term.Multiplier);
            }

            signals[layer.FirstSignal + i] = Code(heap, heap.Least, heap.Most, layer.Shift, layer.OutputBits);
        }
    }

    /// <summary>The average of some codes. The division by a window of 2^n places is a shift: the constant's only 1.</summary>
    public int[] Average(PoolLayer layer, int[][] codes)
    {
        var heap = new BitHeap(layer.Places / 2);
        foreach (int[] code in codes)
        {
            Add(heap, code, 1);
        }

        var division = new ConstantDivision(layer.Places, (int)heap.Most);
        int[] sum = heap.Sum(circuit, counterInputs);
        var product = new BitHeap(0);
        Add(product, sum, division.Multiplier);

        // The product is below 2^63.
        int[] quotient = product.Sum(circuit, counterInputs, Math.Min(63, division.Shift + layer.OutputBits)).Skip(division.Shift).ToArray();
        return quotient.Concat(Enumerable.Repeat(CircuitBuilder.False, layer.OutputBits - quotient.Length)).ToArray();
    }

    private static void Add(BitHeap heap, int[] number, long weight)
    {
        for (int bit = 0; bit < number.Length; bit++)
        {
            heap.Add(number[bit], weight << bit);
        }
    }

    // A product that is what each bit of the chunk contributes, as every exact one, needs no table.
    private void Add(BitHeap heap, ProductTable table, int[] chunk, int shift)
    {
        long[] entries = table.Entries.Take(1 << chunk.Length).Select(entry => (long)entry).ToArray();
        long[] ofBits = Enumerable.Range(0, chunk.Length).Select(bit => entries[1 << bit] - entries[0]).ToArray();
        bool isSum = entries.Select((entry, k) => entry == entries[0] + ofBits.Where((_, bit) => ((k >> bit) & 1) != 0).Sum()).All(isEqual => isEqual);
        long least = isSum ? entries[0] : entries.Min();
        heap.Add(least << shift);
        for (int bit = 0; isSum && bit < chunk.Length; bit++)
        {
            heap.Add(chunk[bit], ofBits[bit] << shift);
        }

        // Above the least of them no entry has a sign to be extended.
        for (int place = 0; !isSum && (entries.Max() - least) >> place != 0; place += NetworkLimits.SignalBits)
        {
            int first = place;
            TruthTable part = TruthTable.FromFunction(chunk.Length, NetworkLimits.SignalBits, k => (int)(((entries[k] - least) >> first) & ((1 << NetworkLimits.SignalBits) - 1)));
            Add(heap, lowerTable(part, chunk), 1L << (first + shift));
        }
    }

    // MacLayer bounds every accumulator to 32 bits; a product with a 31-bit multiplier and a zero point stays within 64.
    private int[] Requantize(BitHeap heap, MacNeuron neuron, int outputBits)
    {
        (long least, long most) = (heap.Least, heap.Most);
        heap.Add(-least);
        long rounding = neuron.Shift == 0 ? 0 : 1L << (neuron.Shift - 1);
        long constant = rounding + ((long)neuron.Zero << neuron.Shift);
        var product = new BitHeap(constant + least * neuron.Multiplier);
        Add(product, heap.Sum(circuit, counterInputs), neuron.Multiplier);
        return Code(product, constant + least * neuron.Multiplier, constant + most * neuron.Multiplier, neuron.Shift, outputBits);
    }

    // A sum that is known to be within bounds, shifted and clamped.
    private int[] Code(BitHeap heap, long least, long most, int shift, int outputBits)
    {
        int digits = 1 + Math.Max(BitWidth.Of(least < 0 ? ~least : least), BitWidth.Of(most < 0 ? ~most : most));
        int[] sum = heap.Sum(circuit, counterInputs, digits);
        return circuit.ClampToCode(Enumerable.Range(0, Math.Max(digits - shift, outputBits + 1)).Select(bit => sum[Math.Min(bit + shift, digits - 1)]).ToArray(), outputBits);
    }
}
