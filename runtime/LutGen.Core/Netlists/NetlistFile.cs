using System.Text;
using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>Netlists as files, by their extensions: <c>.blif</c>, <c>.bench</c>, <c>.aag</c> and <c>.aig</c>.</summary>
public static class NetlistFile
{
    /// <summary>The extensions, in lower case.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".blif", ".bench", ".aag", ".aig"];

    /// <summary>Whether a path has an extension of a netlist.</summary>
    public static bool IsNetlist(string path) => Extensions.Contains(ExtensionOf(path));

    /// <summary>Whether a path is that of a binary file, which has no text.</summary>
    public static bool IsBinary(string path) => ExtensionOf(path) == ".aig";

    /// <summary>Reads a file of at most 2^28 bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="NetlistException">The file is not what its extension says, or too long.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Netlist Read(string path, CancellationToken cancellation = default)
    {
        byte[] bytes = ReadBytes(path, cancellation);
        if (ExtensionOf(path) is ".aig" or ".aag")
        {
            return AigerReader.Read(bytes, NameOf(path), cancellation);
        }

        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return ReadText(path, reader.ReadToEnd(), cancellation);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="path">The file's path, whose extension is the format.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="NetlistException">The text is not what the extension says.</exception>
    /// <exception cref="ArgumentException">The extension is none of <see cref="Extensions"/>.</exception>
    public static Netlist ReadText(string path, string text, CancellationToken cancellation = default) => ExtensionOf(path) switch
    {
        ".blif" => BlifReader.Read(text, cancellation),
        ".bench" => BenchReader.Read(text, NameOf(path), cancellation),
        ".aag" or ".aig" => AigerReader.Read(text, NameOf(path), cancellation),
        var other => throw new ArgumentException($"'{other}' is not the extension of a netlist, expected one of {string.Join(", ", Extensions)}", nameof(path)),
    };

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    // The length that a system tells of a file may be 0, as of devices that never end.
    private static byte[] ReadBytes(string path, CancellationToken cancellation)
    {
        using FileStream file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read = file.Read(buffer, 0, buffer.Length); read > 0; read = file.Read(buffer, 0, buffer.Length))
        {
            cancellation.ThrowIfCancellationRequested();
            bytes.Write(buffer, 0, read);
            if (Math.Max(bytes.Length, file.CanSeek ? file.Length : 0) > NetlistText.MostCharacters)
            {
                throw new NetlistException(NetworkRule.LimitExceeded, NetlistText.MostCharacters, $"the file goes on, expected at most {NetlistText.MostCharacters} bytes");
            }
        }

        return bytes.ToArray();
    }
}
