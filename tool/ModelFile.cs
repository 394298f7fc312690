using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Tool;

/// <summary>Reads the model file that a verb is given, with errors fit for a user.</summary>
internal static class ModelFile
{
    /// <summary>Reads a network.</summary>
    /// <exception cref="InputException">The file is missing, unreadable, or not a network.</exception>
    public static LutNetwork Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path}: is a folder, expected a .lutnet file");
        }

        try
        {
            return LutnetReader.ReadFile(path);
        }
        catch (LutnetException broken)
        {
            throw new InputException($"{path}:{broken.Line}:{broken.Column}: {broken.Detail}");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: no such file, expected a .lutnet file");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {unreadable.Message}");
        }
    }
}
