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
        int length = LengthOf(table.AddressBits, table.OutputBits);
        int entry = 0;
        int bit = table.OutputBits;
        int unused = UnusedBits(length, table.AddressBits, table.OutputBits);
        for (int digit = 0; digit < length; digit++, unused = 0)
        {
            int value = 0;
            for (int i = 3 - unused; i >= 0; i--)
            {
                if (--bit < 0)
                {
                    bit = table.OutputBits - 1;
                    entry++;
                }

                value |= (int)((table.PlaneWord(bit, entry >> 6) >> (entry & 63)) & 1) << i;
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
        var words = new List<ulong>();
        AppendWords(text, start, length, addressBits, outputBits, words);
        return new TruthTable(words.ToArray(), 0, addressBits, outputBits);
    }

    /// <summary>Reads a table's digits and appends its words: a million gates make no million tables.</summary>
    internal static void AppendWords(string text, int start, int length, int addressBits, int outputBits, List<ulong> words)
    {
        int expected = LengthOf(addressBits, outputBits);
        if (length != expected)
        {
            throw new NetworkException(
                NetworkRule.TableLength,
                $"the truth table has {length} hex digits, expected {expected} for 2^{addressBits} entries of {outputBits} bits");
        }

        int wordsPerPlane = TruthTable.WordsFor(addressBits);
        int firstWord = words.Count;
        for (int i = wordsPerPlane * outputBits; i > 0; i--)
        {
            words.Add(0);
        }

        int entry = 0;
        int bit = outputBits;
        int unused = UnusedBits(length, addressBits, outputBits);
        for (int digit = start; digit < start + length; digit++, unused = 0)
        {
            int value = ValueOf(text[digit]);
            if (value < 0)
            {
                throw new NetworkException(NetworkRule.Malformed, $"'{text[digit]}' in a truth table is not a hex digit, expected 0-9 or A-F");
            }

            if (value >> (4 - unused) != 0)
            {
                throw new NetworkException(NetworkRule.TableLength, $"the truth table's first digit has bits beyond the table, expected 2^{addressBits} entries of {outputBits} bits");
            }

            for (int i = 3 - unused; i >= 0; i--)
            {
                if (--bit < 0)
                {
                    bit = outputBits - 1;
                    entry++;
                }

                if (((value >> i) & 1) != 0)
                {
                    words[firstWord + bit * wordsPerPlane + (entry >> 6)] |= 1UL << (entry & 63);
                }
            }
        }
    }

    // A table of fewer than four bits leaves the high bits of its only digit unused.
    private static int UnusedBits(int digits, int addressBits, int outputBits) => (int)(4L * digits - ((long)outputBits << addressBits));

    /// <summary>The value of a hex digit, or -1.</summary>
    internal static int ValueOf(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'A' and <= 'F' => digit - 'A' + 10,
        >= 'a' and <= 'f' => digit - 'a' + 10,
        _ => -1,
    };
}
