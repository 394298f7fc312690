namespace Digits;

/// <summary>
/// Draws a grey image with braille characters, 2 x 4 dots each: small, square pixels, and the same with or without colour,
/// on a terminal or in a file.
/// </summary>
internal static class BrailleImage
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const byte Ink = 110;

    // Bit of each dot in U+2800 + bits, row by row.
    private static readonly int[] DotBits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

    /// <summary>Characters across an image of a side.</summary>
    public static int WidthOf(int side) => (side + DotsAcross - 1) / DotsAcross;

    /// <summary>The lines of an image.</summary>
    /// <param name="pixels">Row-major grey values.</param>
    /// <param name="side">Height and width in pixels.</param>
    public static string[] Draw(ReadOnlySpan<byte> pixels, int side)
    {
        var lines = new string[(side + DotsDown - 1) / DotsDown];
        Span<char> line = stackalloc char[WidthOf(side)];
        for (int row = 0; row < lines.Length; row++)
        {
            for (int column = 0; column < line.Length; column++)
            {
                line[column] = (char)(0x2800 + Dots(pixels, side, row * DotsDown, column * DotsAcross));
            }

            lines[row] = new string(line);
        }

        return lines;
    }

    private static int Dots(ReadOnlySpan<byte> pixels, int side, int top, int left)
    {
        int dots = 0;
        for (int i = 0; i < DotBits.Length; i++)
        {
            int y = top + i / DotsAcross;
            int x = left + i % DotsAcross;
            if (y < side && x < side && pixels[y * side + x] > Ink)
            {
                dots |= DotBits[i];
            }
        }

        return dots;
    }
}
