using System.Globalization;

namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>A number of Verilog, of zeros and ones only.</summary>
/// <param name="Width">Its bits as written; 0 if it says no size.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct VerilogNumber(int Width, ulong Value)
{
    private const int MostBits = 1 << 16;

    /// <summary>Reads a number.</summary>
    /// <param name="text">As the file has it.</param>
    /// <param name="number">The number.</param>
    /// <returns>Null, or what was expected instead.</returns>
    public static string? Parse(string text, out VerilogNumber number)
    {
        number = default;
        int quote = text.IndexOf('\'', StringComparison.Ordinal);
        int width = 0;
        if (quote > 0 && !(int.TryParse(text.AsSpan(0, quote), NumberStyles.None, CultureInfo.InvariantCulture, out width) && width is >= 1 and <= MostBits))
        {
            return $"expected a size of 1 to {MostBits} bits";
        }

        int radix = quote < 0 ? 10 : (quote + 1 < text.Length ? char.ToLowerInvariant(text[quote + 1]) : ' ') switch { 'b' => 2, 'o' => 8, 'd' => 10, 'h' => 16, _ => 0 };
        int digits = 0;
        ulong value = 0;
        foreach (char character in radix == 0 ? "" : text.AsSpan(quote < 0 ? 0 : quote + 2))
        {
            if (character == '_')
            {
                continue;
            }

            uint digit = char.IsAsciiDigit(character) ? (uint)(character - '0') : char.IsAsciiHexDigit(character) ? (uint)((character | 0x20) - 'a' + 10) : uint.MaxValue;
            if (digit >= radix)
            {
                digits = 0;
                break;
            }

            if (value > (ulong.MaxValue - digit) / (ulong)radix)
            {
                return "expected a value below 2^64";
            }

            value = value * (ulong)radix + digit;
            digits++;
        }

        number = new VerilogNumber(width, value);
        return digits == 0 ? "expected a number as 12, 4'b0101, 4'd5 or 8'h5a, with digits of its base only"
            : width is > 0 and < 64 && value >> width != 0 ? $"expected a value of at most {width} bits"
            : null;
    }
}
