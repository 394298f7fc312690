using System.IO.Compression;
using LutGen.Training.Data;

namespace LutGen.Training.Weights;

/// <summary>NumPy's archives: a zip file of <c>.npy</c> files, each named after its array.</summary>
internal static class NpzArchive
{
    private const string Ending = ".npy";

    // Deflate makes at most 258 bytes of two bits; 1032 times and a little is what zlib's authors give as its limit.
    private const long MostExpansion = 1032;
    private const long MostOfNothing = 1024;

    /// <summary>Whether a file that starts so is a zip archive, an empty one included.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> start) => start.StartsWith("PK\x3\x4"u8) || start.StartsWith("PK\x5\x6"u8);

    /// <summary>Reads all arrays.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="file">Its content.</param>
    /// <exception cref="DataFileException">The archive is damaged, or holds anything but arrays that are read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WeightFile Read(string path, FileStream file)
    {
        OrderedDictionary<string, WeightTensor> tensors = [];
        try
        {
            using ZipArchive archive = new(file, ZipArchiveMode.Read, leaveOpen: true);
            long compressed = 0;
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                string name = NameOf(path, entry);
                compressed += entry.CompressedLength;
                if (compressed > file.Length)
                {
                    throw new DataFileException(path, $"tensor '{name}': the arrays so far have {compressed} bytes, the archive {file.Length}. The file is damaged.");
                }

                NpyArray array = NpyArray.Read($"{path}: tensor '{name}'", Content(path, name, entry));
                if (!tensors.TryAdd(name, new WeightTensor(name, array.Shape, array.Values)))
                {
                    throw new DataFileException(path, $"holds two tensors '{name}'; expected one.");
                }
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or NotSupportedException or ArgumentException or OverflowException or EndOfStreamException)
        {
            throw new DataFileException(path, $"is not a whole zip archive: {damaged.Message}", damaged);
        }

        return new WeightFile(path, tensors, new Dictionary<string, string>());
    }

    private static string NameOf(string path, ZipArchiveEntry entry)
    {
        string name = entry.FullName.EndsWith(Ending, StringComparison.Ordinal) ? entry.FullName[..^Ending.Length] : "";
        return WeightTensor.NameProblem(name) is { } problem
            ? throw new DataFileException(path, $"{problem}; expected the names of arrays with {Ending} behind them.")
            : name;
    }

    private static byte[] Content(string path, string name, ZipArchiveEntry entry)
    {
        if (entry.Length > Math.Min(entry.CompressedLength * MostExpansion + MostOfNothing, Array.MaxLength))
        {
            throw new DataFileException(path, $"tensor '{name}': {entry.Length} bytes of {entry.CompressedLength} compressed ones, more than an array can hold or these can give.");
        }

        byte[] content = new byte[entry.Length];
        using Stream source = entry.Open();
        int length = source.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length == content.Length && source.ReadByte() < 0 && Crc32.Of(content) == entry.Crc32
            ? content
            : throw new DataFileException(path, $"tensor '{name}' does not have the length and the checksum that the archive gives. The file is damaged.");
    }
}
