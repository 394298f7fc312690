namespace LutGen.Training.Data;

/// <summary>Opens data files, plain or compressed, and turns what can go wrong with them into one line.</summary>
internal static class DataFile
{
    private const string Gzip = ".gz";

    /// <summary>The first of some names that a folder holds, plain or with <c>.gz</c>; null if none.</summary>
    public static string? Find(string folder, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path) || File.Exists(path += Gzip))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>As <see cref="Find"/>, but the file must be there.</summary>
    /// <exception cref="DataFileException">It is not.</exception>
    public static string Require(string folder, params ReadOnlySpan<string> names) =>
        Find(folder, names) ?? throw new DataFileException(folder, $"holds no {string.Join(" or ", names.ToArray())} (plain or .gz).");

    /// <summary>A file's name without folder and without <c>.gz</c>.</summary>
    public static string PlainName(string path)
    {
        string name = Path.GetFileName(path);
        return IsGzip(name) ? name[..^Gzip.Length] : name;
    }

    /// <summary>The whole content of a file, decompressed.</summary>
    /// <exception cref="DataFileException">The file is missing or damaged.</exception>
    public static byte[] ReadAll(string path) => Guard(path, () =>
    {
        using Stream source = Open(path);
        using MemoryStream content = new();
        source.CopyTo(content);
        return content.ToArray();
    });

    /// <summary>Opens a file for reading, decompressed. What goes wrong later is an <see cref="IOException"/> or an <see cref="InvalidDataException"/>.</summary>
    public static Stream Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return IsGzip(path) ? new WholeGzipStream(file) : file;
    }

    /// <summary>Reads something, with the file's name and one line for whatever the system has against it.</summary>
    /// <exception cref="DataFileException">The file cannot be read.</exception>
    public static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
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

    private static bool IsGzip(string path) => path.EndsWith(Gzip, StringComparison.OrdinalIgnoreCase);
}
