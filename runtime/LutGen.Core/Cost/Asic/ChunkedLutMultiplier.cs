using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>
/// LUT-NA's multiplier: one small table of multiples, read once for each chunk of the activation, and ripple adders (LUNA-CIM, arXiv 2311.10581). Chunks that are
/// not looked up have neither multiplexers nor adders, whatever they are taken for (A-LUT-NA).
/// </summary>
public static class ChunkedLutMultiplier
{
    /// <summary>Builds the circuit.</summary>
    /// <param name="format">The operands and chunks.</param>
    /// <param name="storage">Which multiples are stored.</param>
    /// <param name="approximation">Which chunks are not looked up; null for none.</param>
    /// <exception cref="ArgumentException">Activations are signed or wider than <see cref="MultiplierCircuit.MostActivationBits"/>, or no chunk is looked up.</exception>
    public static MultiplierCircuit Build(MultiplierFormat format, ProductStorage storage, ChunkApproximation? approximation = null)
    {
        MultiplierCircuit.Check(format);
        approximation ??= ChunkApproximation.Exact;
        int[] chunks = [.. Enumerable.Range(0, format.Chunks).Where(chunk => !approximation.Drops(chunk))];
        if (chunks.Length == 0)
        {
            throw new ArgumentException($"{approximation.Name}, expected at least one of the {format.Chunks} chunks of the activation to be left");
        }

        CellNetlist netlist = new();
        int[] activation = netlist.AddInputs(format.Activation.Bits);

        // A single narrow chunk asks for fewer multiples than its width would allow.
        int addressBits = Math.Min(format.ChunkBits, format.Activation.Bits);
        TableColumns table = storage == ProductStorage.Plain
            ? TableColumns.Plain(netlist, format.Weight, addressBits)
            : TableColumns.OddMultiples(netlist, format.Weight, addressBits);
        WordNets sum = NetlistAdders.RippleTree(netlist, [.. chunks.Select(chunk => Read(table, format, activation, chunk, addressBits))]);
        long offset = chunks.Sum(chunk => MultiplierCircuit.OffsetOf(format.Weight, (1L << addressBits) - 1) << (chunk * format.ChunkBits));
        return new MultiplierCircuit(netlist, format, activation, [.. Enumerable.Repeat(CellNetlist.Zero, sum.Position), .. sum.Bits], table.Stored, offset);
    }

    // A narrow top chunk reads words that end earlier, unless an offset for whole chunks is in them.
    private static WordNets Read(TableColumns table, MultiplierFormat format, int[] activation, int chunk, int addressBits)
    {
        int start = chunk * format.ChunkBits, width = format.WidthOf(chunk);
        return new WordNets(start, table.Read([.. activation.Skip(start).Take(width)], format.Weight.Bits + (format.Weight.IsSigned ? addressBits : width)));
    }
}
