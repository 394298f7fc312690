namespace LutGen.SingleSample;

/// <summary>
/// What the tables of up to 64 neurons have in common. A byte holds whole entries of 1, 2, 4 or 8 bits: the first inputs pick a
/// byte of a neuron's table, the last ones, as many as fit, an entry of the byte.
/// </summary>
/// <param name="Inputs">Codes that a neuron reads; those with fewer ignore the last.</param>
/// <param name="Widths">Bits that the address has for each input, four bits a number, the first input's lowest.</param>
/// <param name="OutputBits">Bits of an entry, 1 to 8.</param>
internal readonly record struct LaneShape(int Inputs, ulong Widths, int OutputBits)
{
    /// <summary>Most inputs of a neuron.</summary>
    public const int MostInputs = 10;

    // Bytes that one instruction permutes, and lanes, as powers of two.
    private const int TableBits = 7;
    private const int LaneBits = 6;

    /// <summary>Bits that an entry takes up, as a power of two.</summary>
    public int EntryShift => OutputBits switch { 1 => 0, 2 => 1, <= 4 => 2, _ => 3 };

    /// <summary>Entries of a byte, as a power of two.</summary>
    public int EntryBits => 3 - EntryShift;

    /// <summary>How many of the inputs pick a byte; the others pick an entry.</summary>
    public int ByteInputs
    {
        get
        {
            int inputs = Inputs;
            for (int bits = 0; inputs > 0 && bits + WidthOf(inputs - 1) <= EntryBits; inputs--)
            {
                bits += WidthOf(inputs - 1);
            }

            return inputs;
        }
    }

    /// <summary>Bits that pick a byte.</summary>
    public int ByteBits => Bits(0, ByteInputs);

    /// <summary>Neurons whose tables one instruction permutes, as a power of two.</summary>
    public int NeuronBits => Math.Min(LaneBits, TableBits - ByteBits);

    /// <summary>Whether tables and results fit.</summary>
    public bool IsSupported => OutputBits <= 8 && ByteBits <= TableBits;

    /// <summary>Bits that the address has for an input.</summary>
    public int WidthOf(int input) => (int)(Widths >> (4 * input)) & 15;

    /// <summary>Bits that the address has for some inputs.</summary>
    public int Bits(int first, int end)
    {
        int bits = 0;
        for (int input = first; input < end; input++)
        {
            bits += WidthOf(input);
        }

        return bits;
    }
}
