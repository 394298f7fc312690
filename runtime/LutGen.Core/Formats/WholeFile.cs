using System.Text;

namespace LutGen.Formats;

/// <summary>Files that appear whole or not at all, whatever happens while they are written.</summary>
internal static class WholeFile
{
    private const string Ending = ".tmp";

    private const int MostAttempts = 100;

    /// <summary>Files that processes left beside when they were killed while they wrote; one that is being written is among them.</summary>
    /// <param name="path">Full path of the file that they wrote.</param>
    public static string[] Unfinished(string path)
    {
        string start = Path.GetFileName(path) + ".";
        return Array.FindAll(
            Directory.GetFiles(Path.GetDirectoryName(path)!),
            file => Path.GetFileName(file) is var name && name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
                && Guid.TryParseExact(name.Substring(start.Length, Math.Max(0, name.Length - start.Length - Ending.Length)), "N", out _));
    }

    /// <summary>Writes a text as UTF-8 without a byte-order mark.</summary>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string text) =>
        Write(path, temporary => File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    /// <summary>Lets something write a file beside, and puts it in place when that is done.</summary>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <param name="write">Writes the file of the name that it is given.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Action<string> write)
    {
        // A name of its own: two writers of one path must not rename each other's half.
        string temporary = FormattableString.Invariant($"{path}.{Guid.NewGuid():N}{Ending}");
        try
        {
            write(temporary);
            Put(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // Between the question whether the file is there and the answer another writer may put one there, or take it away. One call that does
    // not ask is not in netstandard2.0.
    private static void Put(string temporary, string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                if (File.Exists(path))
                {
                    File.Replace(temporary, path, null);
                }
                else
                {
                    File.Move(temporary, path);
                }

                return;
            }
            catch (IOException) when (attempt < MostAttempts && File.Exists(temporary))
            {
            }
        }
    }
}
