using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LutGen.Training.Data;

/// <summary>
/// The head of a NumPy file: the byte 0x93 and "NUMPY", the version, the length of a Python dictionary as text, and the dictionary. Versions 1 and 2
/// are read; numbers little endian.
/// </summary>
/// <param name="Type">The form of the values.</param>
/// <param name="Shape">The dimensions, outermost first; none for a single number.</param>
/// <param name="ColumnMajor">Whether the first index changes fastest (Fortran's order, in which NumPy writes transposed arrays) instead of the last.</param>
/// <param name="DataOffset">Where the values begin, in bytes.</param>
internal sealed partial record NpyHeader(NumberType Type, int[] Shape, bool ColumnMajor, int DataOffset)
{
    private const int MagicLength = 6;
    private const int MostDimensions = 64;

    // NumPy's own headers are some hundred bytes; a long one out of an archive could be a million times its compressed size.
    private const int LongestText = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the head and checks that the file is as long as it says.</summary>
    /// <exception cref="DataFileException">The file is damaged or of a form that is not read.</exception>
    public static NpyHeader Read(string path, ReadOnlySpan<byte> content)
    {
        if (content.Length < MagicLength + 4 || !content.StartsWith(Magic) || content[MagicLength] is < 1 or > 2)
        {
            throw new DataFileException(path, "does not start as a NumPy file of version 1 or 2.");
        }

        int lengthSize = content[MagicLength] == 1 ? 2 : 4;
        int textStart = MagicLength + 2 + lengthSize;
        long textLength = content.Length < textStart ? long.MaxValue
            : lengthSize == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(content[(MagicLength + 2)..])
            : BinaryPrimitives.ReadUInt32LittleEndian(content[(MagicLength + 2)..]);
        if (textLength > content.Length - textStart)
        {
            throw new DataFileException(path, $"{content.Length} bytes; expected a header of {textLength} bytes. The file is cut short or damaged.");
        }

        if (textLength > LongestText)
        {
            throw new DataFileException(path, $"its header has {textLength} bytes; expected at most {LongestText}.");
        }

        NpyHeader header = Parse(path, Encoding.Latin1.GetString(content.Slice(textStart, (int)textLength)), textStart + (int)textLength);
        long values = header.Shape.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue));
        return content.Length - header.DataOffset == values * header.Type.Size
            ? header
            : throw new DataFileException(
                path,
                $"{content.Length - header.DataOffset} data bytes; expected {(header.Shape.Length == 0 ? "1" : string.Join(" x ", header.Shape))} values of {header.Type.Size} bytes as its header says. "
                + "The file is cut short or damaged.");
    }

    private static NpyHeader Parse(string path, string text, int dataOffset)
    {
        Match descr = Descr().Match(text);
        if (!descr.Success)
        {
            throw new DataFileException(path, "its header names no type that is read; expected little-endian numbers: f2 to f8, i1 to i8, u1 to u8, b1.");
        }

        Match order = Order().Match(text);
        if (!order.Success)
        {
            throw new DataFileException(path, "its header does not say in which order its values are; expected 'fortran_order': False or True.");
        }

        Match shape = ShapeText().Match(text);
        string[] sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        int[] dimensions = [.. sizes.Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1)];
        return shape.Success && dimensions.Length <= MostDimensions && dimensions.All(size => size >= 0)
            ? new NpyHeader(NumberType.OfNpy(descr.Groups[1].Value)!, dimensions, order.Groups[1].Value == "True", dataOffset)
            : throw new DataFileException(path, $"its header names no shape that is read; expected at most {MostDimensions} dimensions below 2^31.");
    }

    [GeneratedRegex(@"'descr'\s*:\s*'[<|=]?(f[248]|[iu][1248]|b1)'")]
    private static partial Regex Descr();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex Order();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9, ]*)\)")]
    private static partial Regex ShapeText();
}
