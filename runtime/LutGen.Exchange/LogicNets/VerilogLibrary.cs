using LutGen.Exchange.LogicNets.Syntax;

namespace LutGen.Exchange.LogicNets;

/// <summary>The modules of a folder, by name: files may hold any number of them and be called as they like.</summary>
internal sealed class VerilogLibrary
{
    /// <summary>Ending of files that are read.</summary>
    public const string Ending = ".v";

    // What the top modules of the family are called.
    private static readonly string[] TopNames = ["logicnet", "polylut", "polylut_add", "neuralut"];

    private readonly OrderedDictionary<string, VerilogModule> _modules = [];
    private readonly string _path;

    private VerilogLibrary(string path) => _path = path;

    /// <summary>Reads all modules.</summary>
    /// <param name="path">A folder with Verilog files, or one file.</param>
    /// <exception cref="ImportException">There are none, or one holds something else.</exception>
    public static VerilogLibrary Read(string path)
    {
        VerilogLibrary library = new(path);
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, $"*{Ending}").Order(StringComparer.Ordinal).ToArray() : [path];
        if (files.Length == 0)
        {
            throw new ImportException(path, $"has no files *{Ending}, expected a folder of Verilog");
        }

        foreach (string file in files)
        {
            library.ReadFile(file);
        }

        return library._modules.Count > 0 ? library : throw new ImportException(path, "has no modules, expected Verilog");
    }

    /// <summary>The module of a name, or null.</summary>
    public VerilogModule? Find(string name) => _modules.GetValueOrDefault(name);

    /// <summary>The module that is the whole network.</summary>
    /// <param name="name">Its name, or null: then it is the one with a name of the family's, otherwise the one that no other holds.</param>
    /// <exception cref="ImportException">There is none, or several may be meant.</exception>
    public VerilogModule Top(string? name)
    {
        if (name is not null)
        {
            return Find(name) ?? throw new ImportException(_path, $"has no module {ImportException.Quote(name)}, expected one of {List(_modules.Keys)}");
        }

        HashSet<string> held = [.. _modules.Values.SelectMany(module => module.Instances).Select(instance => instance.Module)];
        string[] free = [.. _modules.Keys.Where(module => !held.Contains(module))];
        string[] named = [.. free.Intersect(TopNames)];

        // A register that this folder has no use for is nobody's network.
        string[] candidates = named.Length == 1 ? named : free.Length > 1 ? [.. free.Where(module => module != Elaboration.RegisterModule)] : free;
        return candidates.Length == 1
            ? _modules[candidates[0]]
            : throw new ImportException(
                _path,
                free.Length == 0 ? "every module stands in another one, expected one that none holds" : $"the network may be any of {List(candidates)}, expected one module that no other holds, or its name");
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Take(6).Select(ImportException.Quote)) + (names.Skip(6).Any() ? " and others" : "");

    private void ReadFile(string file)
    {
        using StreamReader text = new(SourceText.Open(file, SourceText.LongestStream));
        foreach (VerilogModule module in VerilogModuleParser.ReadAll(file, text))
        {
            if (!_modules.TryAdd(module.Name, module))
            {
                VerilogModule first = _modules[module.Name];
                throw module.Error(module.Line, $"module {ImportException.Quote(module.Name)} is defined twice, expected once: first in {first.Path}:{first.Line}");
            }
        }
    }
}
