using System.Text;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>
/// Truth tables as hex: the entries in address order, each most significant bit first, read as one number. The first
/// entry is leftmost, so a two-input gate's digit is its DLGN id.
/// </summary>
public static class TableText
{
    private const string Digits = "0123456789ABCDEF";

    /// <summary>Number of hex digits of a table.</summary>
    public static int LengthOf(int addressBits, int outputBits) => (int)(((long)outputBits << addressBits) + 3 >> 2);

    /// <summary>Appends a table's digits.</summary>
    public static void Append(StringBuilder text, TruthTable table)
    {
        int outputBits = table.OutputBits;
        long bits = (long)outputBits << table.AddressBits;
        int length = LengthOf(table.AddressBits, outputBits);
        long position = bits - 4L * length;
        for (int digit = 0; digit < length; digit++)
        {
            int value = 0;
            for (int i = 0; i < 4; i++, position++)
            {
                value <<= 1;
                if (position >= 0)
                {
                    int entry = (int)(position / outputBits);
                    int bit = outputBits - 1 - (int)(position % outputBits);
                    value |= (int)((table.PlaneWord(bit, entry >> 6) >> (entry & 63)) & 1);
                }
            }

            text.Append(Digits[value]);
        }
    }

    /// <summary>Reads a table's digits.</summary>
    /// <param name="text">A text that holds them.</param>
    /// <param name="start">Their place.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="addressBits">Address bits of the table.</param>
    /// <param name="outputBits">Bits of an entry.</param>
    /// <exception cref="NetworkException">The number of digits is another, or one is not a hex digit.</exception>
    public static TruthTable Parse(string text, int start, int length, int addressBits, int outputBits)
    {
        TruthTable.CheckSize(addressBits, outputBits);
        int expected = LengthOf(addressBits, outputBits);
        if (length != expected)
        {
            throw new NetworkException(
                NetworkRule.TableLength,
                $"the truth table has {length} hex digits, expected {expected} for 2^{addressBits} entries of {outputBits} bits");
        }

        int wordsPerPlane = TruthTable.WordsFor(addressBits);
        var words = new ulong[wordsPerPlane * outputBits];
        long position = ((long)outputBits << addressBits) - 4L * length;
        for (int digit = start; digit < start + length; digit++)
        {
            int value = ValueOf(text[digit]);
            if (value < 0)
            {
                throw new NetworkException(NetworkRule.Malformed, $"'{text[digit]}' in a truth table is not a hex digit");
            }

            for (int i = 3; i >= 0; i--, position++)
            {
                if (((value >> i) & 1) == 0)
                {
                    continue;
                }

                if (position < 0)
                {
                    throw new NetworkException(NetworkRule.TableLength, $"the truth table's first digit has more bits than 2^{addressBits} entries of {outputBits} bits");
                }

                int entry = (int)(position / outputBits);
                int bit = outputBits - 1 - (int)(position % outputBits);
                words[bit * wordsPerPlane + (entry >> 6)] |= 1UL << (entry & 63);
            }
        }

        return new TruthTable(words, 0, addressBits, outputBits);
    }

    private static int ValueOf(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'A' and <= 'F' => digit - 'A' + 10,
        >= 'a' and <= 'f' => digit - 'a' + 10,
        _ => -1,
    };
}
