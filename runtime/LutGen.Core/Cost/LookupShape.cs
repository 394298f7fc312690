using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>
/// How a truth table lies in bytes, for lookups of many samples at once. A byte holds as many entries as fit: the last address
/// bits select one, the others address the byte. Machines shuffle tables of some bytes; larger ones are looked up sample by
/// sample, an entry a byte.
/// </summary>
/// <param name="AddressBits">Bits of the whole address.</param>
/// <param name="OutputBits">Bits of an entry, 1 to 8.</param>
public readonly record struct LookupShape(int AddressBits, int OutputBits)
{
    /// <summary>Most bits of codes that are looked up.</summary>
    public const int MostOutputBits = 8;

    /// <summary>Bits of the address that select an entry of a byte; none where the table is small enough as it is.</summary>
    /// <param name="words">64-bit words of the machine's vectors: 8, 4 or 2.</param>
    public int SelectorBitsFor(int words) => AddressBits <= (words == 8 ? 8 : 5) ? 0 : OutputBits switch { 1 => 3, 2 => 2, <= 4 => 1, _ => 0 };

    /// <summary>Bits of the address that address a byte.</summary>
    /// <param name="words">64-bit words of the machine's vectors: 8, 4 or 2.</param>
    public int ByteBitsFor(int words) => AddressBits - SelectorBitsFor(words);

    /// <summary>Most bits that address a byte of a table that is shuffled: beyond, single lookups are as fast (docs/decisions/0016).</summary>
    /// <param name="words">64-bit words of the machine's vectors: 8, 4 or 2.</param>
    public static int MostShuffledBits(int words) => words switch { 8 => 12, 4 => 7, _ => 6 };

    /// <summary>Whether samples are looked up together, by shuffles of the table.</summary>
    /// <param name="words">64-bit words of the machine's vectors: 8, 4 or 2.</param>
    public bool IsShuffledBy(int words) => ByteBitsFor(words) <= MostShuffledBits(words);

    /// <summary>Whether a layer's tables can be looked up for many samples at once: addresses of codes side by side, outputs of at most a byte.</summary>
    public static bool Suits(Layer layer) => layer is LutLayer { Addressing: Addressing.Concatenation, OutputBits: <= MostOutputBits };
}
