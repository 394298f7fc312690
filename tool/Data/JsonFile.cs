using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Data;

/// <summary>Reads JSON files of a user, with errors fit for one.</summary>
internal static class JsonFile
{
    // Megabytes are no settings, and need not be read to say so.
    private const long MostBytes = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">What it should be, with its article.</param>
    /// <param name="parse">Makes something of its text, or throws a <see cref="SettingsFileException"/>.</param>
    /// <exception cref="InputException">It is missing or cannot be used.</exception>
    public static T Read<T>(string file, string kind, Func<string, T> parse)
    {
        try
        {
            return Directory.Exists(file) ? throw new InputException($"{file}: is a folder, expected {kind}")
                : !File.Exists(file) ? throw new InputException($"{file}: no such file, expected {kind}")
                : new FileInfo(file).Length > MostBytes ? throw new InputException($"{file}: has more than {MostBytes} bytes, expected {kind}")
                : parse(File.ReadAllText(file));
        }
        catch (SettingsFileException wrong)
        {
            throw new InputException($"{file}:{wrong.Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file}: cannot be read: {unreadable.Message}");
        }
    }
}
