using LutGen.Formats;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Tool;

/// <summary>Reads the model file that a verb is given, with errors fit for a user.</summary>
internal static class ModelFile
{
    /// <summary>Reads a network, from a <c>.lutnet</c> file or a netlist.</summary>
    /// <exception cref="InputException">The file is missing, unreadable, or not a network.</exception>
    public static LutNetwork Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path}: is a folder, expected a .lutnet file or a netlist");
        }

        try
        {
            return NetlistFile.IsNetlist(path) ? NetlistNetwork.Of(NetlistFile.Read(path)) : LutnetReader.ReadFile(path);
        }
        catch (LutnetException broken)
        {
            throw new InputException($"{path}:{broken.Line}:{broken.Column}: {broken.Detail}");
        }
        catch (NetlistException broken)
        {
            throw new InputException(broken.Offset is { } offset ? $"{path}: byte {offset}: {broken.Detail}" : $"{path}:{broken.Line}:{broken.Column}: {broken.Detail}");
        }
        catch (NetworkException broken)
        {
            throw new InputException($"{path}: {broken.Message}");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: no such file, expected a .lutnet file or a netlist");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {unreadable.Message}");
        }
    }
}
