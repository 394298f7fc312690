namespace LutGen.SingleSample;

/// <summary>
/// What the tables of up to 64 neurons have in common: how codes become an address, and where in a vector of tables an
/// address's entry is. A byte holds whole entries of 1, 2, 4 or 8 bits: high bits of the address pick a byte, low ones an entry.
/// </summary>
/// <param name="Inputs">Codes that a neuron reads; those with fewer ignore the last.</param>
/// <param name="Widths">Bits that the address has for each input, four bits a number, the first input's lowest.</param>
/// <param name="OutputBits">Bits of an entry.</param>
internal readonly record struct LaneShape(int Inputs, ulong Widths, int OutputBits)
{
    /// <summary>Most inputs of a neuron.</summary>
    public const int MostInputs = 16;

    // Addresses are bytes.
    private const int MostAddressBits = 8;

    // Bytes that one instruction permutes, and lanes, as powers of two.
    private const int TableBits = 7;
    private const int LaneBits = 6;

    /// <summary>Bits of the address.</summary>
    public int AddressBits
    {
        get
        {
            int bits = 0;
            for (int input = 0; input < Inputs; input++)
            {
                bits += WidthOf(input);
            }

            return bits;
        }
    }

    /// <summary>Bits that an entry takes up, as a power of two.</summary>
    public int EntryShift => OutputBits switch { 1 => 0, 2 => 1, <= 4 => 2, _ => 3 };

    /// <summary>Low bits of the address, which pick an entry in a byte.</summary>
    public int EntryBits => 3 - EntryShift;

    /// <summary>High bits of the address, which pick a byte.</summary>
    public int ByteBits => Math.Max(0, AddressBits - EntryBits);

    /// <summary>Neurons whose tables one instruction permutes, as a power of two.</summary>
    public int NeuronBits => Math.Min(LaneBits, TableBits - ByteBits);

    /// <summary>Whether addresses, tables and results fit.</summary>
    public bool IsSupported => AddressBits <= MostAddressBits && ByteBits <= TableBits && OutputBits <= 8;

    /// <summary>Bits that the address has for an input.</summary>
    public int WidthOf(int input) => (int)(Widths >> (4 * input)) & 15;
}
