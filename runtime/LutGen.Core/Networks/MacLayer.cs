using LutGen.Arithmetic;

namespace LutGen.Networks;

/// <summary>One input of a <see cref="MacNeuron"/>.</summary>
/// <param name="Signal">The activation.</param>
/// <param name="Table">Index of the weight's product table in its layer.</param>
public readonly record struct MacInput(int Signal, int Table);

/// <summary>
/// A multiply-accumulate neuron: the code is clamp(((bias + sum of products) * Multiplier + 2^(Shift-1)) >> Shift + Zero), so
/// an unsigned code with zero 0 is a ReLU. Activations are unsigned; a zero point of theirs belongs in the bias.
/// </summary>
/// <param name="Inputs">The connections; a pruned weight has none.</param>
/// <param name="Bias">Added before requantisation.</param>
/// <param name="Multiplier">Requantisation multiplier, 0 to 2^31 - 1.</param>
/// <param name="Shift">Requantisation shift, 0 to 31, rounding half up.</param>
/// <param name="Zero">Added after the shift.</param>
public sealed record MacNeuron(IReadOnlyList<MacInput> Inputs, int Bias, int Multiplier, int Shift, int Zero);

/// <summary>Multiply-accumulate neurons by lookup, with shared per-weight product tables (LUT-NA).</summary>
public sealed class MacLayer : Layer
{
    /// <summary>Creates the layer and defines its signals.</summary>
    /// <param name="scope">The signals defined before it.</param>
    /// <param name="outputBits">Width of each output code.</param>
    /// <param name="droppedChunks">Low chunks that are not looked up but replaced by the table's constant; 0 is exact.</param>
    /// <param name="tables">The product tables, all of one chunk size.</param>
    /// <param name="neurons">The neurons.</param>
    /// <exception cref="NetworkException">A signal, table index or requantiser is out of range, or an accumulator could leave 32 bits.</exception>
    public MacLayer(SignalScope scope, int outputBits, int droppedChunks, IReadOnlyList<ProductTable> tables, IReadOnlyList<MacNeuron> neurons)
        : base(scope, Check(scope, droppedChunks, tables, neurons), outputBits)
    {
        DroppedChunks = droppedChunks;
        Tables = tables.ToArray();
        Neurons = neurons.ToArray();
        ChunkBits = ChunkBitsOf(tables);
    }

    /// <summary>Bits of a chunk, s.</summary>
    public int ChunkBits { get; }

    /// <summary>Low chunks that are replaced by <see cref="ProductTable.Dropped"/>.</summary>
    public int DroppedChunks { get; }

    /// <summary>The product tables.</summary>
    public IReadOnlyList<ProductTable> Tables { get; }

    /// <summary>The neurons.</summary>
    public IReadOnlyList<MacNeuron> Neurons { get; }

    /// <inheritdoc/>
    public override void Evaluate(int[] codes)
    {
        for (int i = 0; i < Count; i++)
        {
            MacNeuron neuron = Neurons[i];
            long sum = neuron.Bias;
            foreach (MacInput input in neuron.Inputs)
            {
                sum += Product(Tables[input.Table], codes[input.Signal], Scope.WidthOf(input.Signal), ChunkBits, DroppedChunks);
            }

            long code = new Requantizer(neuron.Multiplier, neuron.Shift).Apply(sum) + neuron.Zero;
            codes[FirstSignal + i] = (int)Math.Max(0, Math.Min((1L << OutputBits) - 1, code));
        }
    }

    private static long Product(ProductTable table, int activation, int width, int chunkBits, int droppedChunks)
    {
        long product = droppedChunks > 0 ? table.Dropped : 0;
        for (int chunk = droppedChunks; chunk * chunkBits < width; chunk++)
        {
            product += (long)table.Entries[(activation >> (chunk * chunkBits)) & (table.Entries.Count - 1)] << (chunk * chunkBits);
        }

        return product;
    }

    private static int ChunkBitsOf(IReadOnlyList<ProductTable> tables)
    {
        int bits = 1;
        while (tables.Count > 0 && 1 << bits < tables[0].Entries.Count)
        {
            bits++;
        }

        return bits;
    }

    private static int Check(SignalScope scope, int droppedChunks, IReadOnlyList<ProductTable> tables, IReadOnlyList<MacNeuron> neurons)
    {
        if (tables.Any(t => t.Entries.Count != tables[0].Entries.Count))
        {
            throw new NetworkException(NetworkRule.TableLength, "product tables of one layer have different lengths, expected one chunk size");
        }

        if (droppedChunks is < 0 or > NetworkLimits.SignalBits)
        {
            throw new NetworkException(NetworkRule.Malformed, $"{droppedChunks} dropped chunks, expected 0 to {NetworkLimits.SignalBits}");
        }

        foreach (MacNeuron neuron in neurons)
        {
            CheckNeuron(scope, tables, neuron, ChunkBitsOf(tables), droppedChunks);
        }

        return neurons.Count;
    }

    internal static void CheckNeuron(SignalScope scope, IReadOnlyList<ProductTable> tables, MacNeuron neuron, int chunkBits, int droppedChunks)
    {
        if (neuron.Multiplier < 0 || neuron.Shift is < 0 or > Requantizer.MostShift)
        {
            throw new NetworkException(NetworkRule.Malformed, $"multiplier {neuron.Multiplier} and shift {neuron.Shift}, expected 0 or more and 0 to 31");
        }

        // The bound of the accumulator's magnitude: every kernel may keep it in 32 bits.
        long bound = Math.Abs((long)neuron.Bias);
        RequireNarrow(bound, -1);
        for (int i = 0; i < neuron.Inputs.Count; i++)
        {
            MacInput input = neuron.Inputs[i];
            int width = scope.Require(input.Signal, i);
            if ((uint)input.Table >= (uint)tables.Count)
            {
                throw new NetworkException(NetworkRule.InputOutOfRange, $"input reads product table {input.Table}, expected one of the layer's {tables.Count}", i);
            }

            ProductTable table = tables[input.Table];
            bound += droppedChunks > 0 ? Math.Abs((long)table.Dropped) : 0;
            for (int shift = droppedChunks * chunkBits; shift < width; shift += chunkBits)
            {
                bound += table.LargestMagnitude << shift;
            }

            // At each input, not at the end: the bounds of enough inputs leave 64 bits too.
            RequireNarrow(bound, i);
        }
    }

    private static void RequireNarrow(long bound, int operand)
    {
        if (bound > int.MaxValue)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the accumulator can reach {bound}, expected at most {int.MaxValue}", operand);
        }
    }
}
