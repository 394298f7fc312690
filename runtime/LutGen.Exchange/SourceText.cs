namespace LutGen.Exchange;

/// <summary>Opens files of other tools, with words for what can be wrong with a path.</summary>
internal static class SourceText
{
    /// <summary>Most bytes of a file that is read as it comes.</summary>
    public const long LongestStream = 1L << 30;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longest">Most bytes that it may have.</param>
    /// <exception cref="ImportException">It is missing, a folder, unreadable or too long.</exception>
    public static FileStream Open(string path, long longest)
    {
        if (Directory.Exists(path))
        {
            throw new ImportException(path, "is a folder, expected a file");
        }

        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            if (file.Length <= longest)
            {
                return file;
            }

            long length = file.Length;
            file.Dispose();
            throw new ImportException(path, $"has {length} bytes, expected at most {longest}");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException(path, "no such file", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(path, $"cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
