using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LutGen.Training.Data;

/// <summary>
/// The head of a NumPy file: the byte 0x93 and "NUMPY", the version, the length of a Python dictionary as text, and the dictionary. Versions 1 and 2
/// are read; numbers little endian in C order.
/// </summary>
/// <param name="Type">NumPy's name of the element type without the byte order: <c>f4</c>, <c>f8</c>, <c>i1</c> .. <c>i8</c>, <c>u1</c> .. <c>u8</c>, <c>b1</c>.</param>
/// <param name="Shape">The dimensions, outermost first; all are positive.</param>
/// <param name="DataOffset">Where the values begin, in bytes.</param>
internal sealed partial record NpyHeader(string Type, int[] Shape, int DataOffset)
{
    private const int MagicLength = 6;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Bytes of one value.</summary>
    public int ElementSize => Type[1] - '0';

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

        NpyHeader header = Parse(path, Encoding.Latin1.GetString(content.Slice(textStart, (int)textLength)), textStart + (int)textLength);
        long values = header.Shape.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue));
        return content.Length - header.DataOffset == values * header.ElementSize
            ? header
            : throw new DataFileException(
                path,
                $"{content.Length - header.DataOffset} data bytes; expected {string.Join(" x ", header.Shape)} values of {header.ElementSize} bytes as its header says. "
                + "The file is cut short or damaged.");
    }

    private static NpyHeader Parse(string path, string text, int dataOffset)
    {
        Match descr = Descr().Match(text);
        if (!descr.Success)
        {
            throw new DataFileException(path, "its header names no type that is read; expected little-endian numbers: f4, f8, i1 to i8, u1 to u8, b1.");
        }

        if (!text.Contains("'fortran_order': False", StringComparison.Ordinal))
        {
            throw new DataFileException(path, "its values are in Fortran order; expected C order (numpy.ascontiguousarray).");
        }

        Match shape = ShapeText().Match(text);
        string[] sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        int[] dimensions = [.. sizes.Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0)];
        return shape.Success && dimensions.Length > 0 && dimensions.All(size => size > 0)
            ? new NpyHeader(descr.Groups[1].Value, dimensions, dataOffset)
            : throw new DataFileException(path, $"its shape is ({shape.Groups[1].Value}); expected at least one dimension, all of them positive.");
    }

    [GeneratedRegex(@"'descr'\s*:\s*'[<|=]?(f[48]|[iu][1248]|b1)'")]
    private static partial Regex Descr();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9, ]*)\)")]
    private static partial Regex ShapeText();
}
