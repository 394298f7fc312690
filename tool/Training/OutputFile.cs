using System.Formats.Tar;

namespace LutGen.Tool.Training;

/// <summary>The file that a training ends with. Nothing of it is worth finding out only after hours.</summary>
internal static class OutputFile
{
    /// <summary>Checks that the file can be written later; leaves no trace.</summary>
    /// <exception cref="InputException">It cannot.</exception>
    public static void RequireWritable(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? throw NoFile(file, "a folder");
        if (Directory.Exists(file))
        {
            throw NoFile(file, "a folder");
        }

        if (!Directory.Exists(folder))
        {
            throw new InputException($"{file}: cannot be written, its folder does not exist");
        }

        if (File.Exists(file) && !OperatingSystem.IsWindows() && !IsRegular(file))
        {
            throw NoFile(file, "a device or a pipe");
        }

        try
        {
            // Beside the output, as the writer does it: it is the folder that has to permit it.
            string probe = FormattableString.Invariant($"{Path.GetFullPath(file)}.{Guid.NewGuid():N}.tmp");
            File.Create(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file}: cannot be written, its folder takes no new file, expected one that does");
        }
    }

    private static InputException NoFile(string file, string what) => new($"{file}: is {what}, expected the name of a file to write");

    // Of everything in .NET, only its archives ask the system whether a path is a device, and without opening it, at which a pipe would hang.
    private static bool IsRegular(string file)
    {
        string target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(target, "x");
            }
        }
        catch (IOException)
        {
            // A socket: archives have no kind for it.
            return false;
        }

        catch (UnauthorizedAccessException)
        {
            // Only what archives read is opened: a regular file, and replacing one needs no right to read it.
            return true;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.HardLink;
    }
}
