using System.Globalization;
using System.IO.Compression;
using LutGen.Training.Data;

namespace LutGen.Tool.Data;

/// <summary>Reads labelled samples from a CSV file: a header line, then numbers, the class (0, 1, ...) in the last column. Files ending in <c>.gz</c> are decompressed.</summary>
internal static class CsvDataset
{
    // A column of anything but classes, taken for classes, must not make tables of that size.
    private const int MaxClasses = 1 << 16;

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataFileException">The file is missing, damaged, or of another form.</exception>
    public static Dataset Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var reader = new StreamReader(content);
            return Read(path, reader);
        }
        catch (InvalidDataException damaged)
        {
            throw new DataFileException(path, "is not a whole gzip file.", damaged);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static Dataset Read(string path, StreamReader reader)
    {
        int columns = (reader.ReadLine() ?? throw new DataFileException(path, "is empty, expected a header line.")).Split(',').Length;
        if (columns < 2)
        {
            throw new DataFileException($"{path}:1", "the header has one column, expected features and a class, separated by commas.");
        }

        var features = new List<float>();
        var labels = new List<int>();
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            string[] fields = text.Split(',');
            if (fields.Length != columns)
            {
                throw new DataFileException($"{path}:{line}", $"{fields.Length} columns, expected {columns} as in the header.");
            }

            for (int i = 0; i < columns - 1; i++)
            {
                features.Add(float.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
                    ? value
                    : throw new DataFileException($"{path}:{line}", $"'{fields[i]}' in column {i + 1} is not a number."));
            }

            labels.Add(int.TryParse(fields[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int label) && label < MaxClasses
                ? label
                : throw new DataFileException($"{path}:{line}", $"'{fields[^1]}' in the last column is not a class, expected 0, 1, ..."));
        }

        if (labels.Count == 0)
        {
            throw new DataFileException(path, "has a header but no samples.");
        }

        return new Dataset(Path.GetFileName(path), features.ToArray(), labels.ToArray(), columns - 1, Math.Max(2, labels.Max() + 1));
    }
}
