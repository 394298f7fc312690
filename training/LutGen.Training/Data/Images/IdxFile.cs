using System.Buffers.Binary;

namespace LutGen.Training.Data;

/// <summary>
/// Reader of the IDX format of the MNIST family: two zero bytes, the type 0x08 (unsigned byte), the number of dimensions, the
/// dimensions as big-endian 32-bit integers, then the bytes. Files ending in <c>.gz</c> are decompressed.
/// </summary>
public static class IdxFile
{
    /// <summary>Reads a file of unsigned bytes.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="dimensionCount">How many dimensions are expected: 3 for images, 1 for labels.</param>
    /// <returns>The dimensions, outermost first, and the values in row-major order.</returns>
    /// <exception cref="DataFileException">The file is missing, damaged, cut short or of another kind.</exception>
    public static (int[] Dimensions, byte[] Values) Read(string path, int dimensionCount)
    {
        byte[] content = DataFile.ReadAll(path);
        int headerLength = 4 + 4 * dimensionCount;
        if (content.Length < headerLength)
        {
            throw new DataFileException(path, $"only {content.Length} bytes; expected an IDX header of {headerLength} bytes.");
        }

        uint magic = BinaryPrimitives.ReadUInt32BigEndian(content);
        uint expectedMagic = 0x0800u + (uint)dimensionCount;
        if (magic != expectedMagic)
        {
            throw new DataFileException(
                path, $"starts with the number {magic}; expected {expectedMagic} (IDX, unsigned bytes, {dimensionCount} dimension(s)).");
        }

        int[] dimensions = new int[dimensionCount];
        long valueCount = 1;
        for (int i = 0; i < dimensionCount; i++)
        {
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 + 4 * i));
            if (dimensions[i] <= 0)
            {
                throw new DataFileException(path, $"dimension {i} is {dimensions[i]}; expected a positive number.");
            }

            valueCount = Math.Min(valueCount * dimensions[i], long.MaxValue / int.MaxValue);
        }

        if (content.Length - headerLength != valueCount)
        {
            throw new DataFileException(
                path,
                $"{content.Length - headerLength} data bytes; expected {string.Join(" x ", dimensions)} as its header says. "
                + "The file is cut short or damaged.");
        }

        return (dimensions, content[headerLength..]);
    }
}
