using System.Text;

namespace LutGen.Formats;

/// <summary>Files that appear whole or not at all, whatever happens while they are written.</summary>
internal static class WholeFile
{
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
        string temporary = FormattableString.Invariant($"{path}.{Guid.NewGuid():N}.tmp");
        try
        {
            write(temporary);
            if (File.Exists(path))
            {
                File.Replace(temporary, path, null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
