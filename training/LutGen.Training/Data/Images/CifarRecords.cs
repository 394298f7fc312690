namespace LutGen.Training.Data;

/// <summary>
/// Reader of CIFAR-10's binary files: records of 3,073 bytes, one byte for the class 0..9, then 32 x 32 red, as many green and as
/// many blue values, each plane row by row. Files ending in <c>.gz</c> are decompressed.
/// </summary>
public static class CifarRecords
{
    private const int Classes = 10;
    private static readonly ImageShape Shape = new(3, 32, 32);

    /// <summary>Bytes of one record.</summary>
    public static int RecordLength => 1 + Shape.Features;

    /// <summary>Reads files one after the other into one data set.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="paths">The files, at least one.</param>
    /// <returns>Images of 3 x 32 x 32 pixels, 0..255.</returns>
    /// <exception cref="DataFileException">A file is missing, damaged, empty or of another kind.</exception>
    public static Dataset Read(string name, params IReadOnlyList<string> paths)
    {
        byte[][] contents = [.. paths.Select(ReadWhole)];
        int count = contents.Sum(content => content.Length / RecordLength);
        byte[] pixels = new byte[count * Shape.Features];
        int[] labels = new int[count];
        int sample = 0;
        for (int file = 0; file < contents.Length; file++)
        {
            for (int start = 0; start < contents[file].Length; start += RecordLength, sample++)
            {
                labels[sample] = contents[file][start] is < Classes and byte label
                    ? label
                    : throw new DataFileException(
                        paths[file], $"record {start / RecordLength} has the label {contents[file][start]}; expected 0..{Classes - 1}.");
                contents[file].AsSpan(start + 1, Shape.Features).CopyTo(pixels.AsSpan(sample * Shape.Features));
            }
        }

        DatasetSchema schema = new(name, Shape.Features, Classes)
        {
            Image = Shape,
            ClassNames = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
        };
        return new Dataset(schema, pixels, labels);
    }

    private static byte[] ReadWhole(string path)
    {
        byte[] content = DataFile.ReadAll(path);
        return content.Length > 0 && content.Length % RecordLength == 0
            ? content
            : throw new DataFileException(path, $"{content.Length} bytes; expected records of {RecordLength} bytes each, at least one.");
    }
}
