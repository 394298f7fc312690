namespace LutGen.Testing;

/// <summary>
/// Files of the repository that tests compare with the code. They are found from where the tests run: paths that the compiler
/// writes into an assembly are not those of the machine in a build that is meant to be reproducible.
/// </summary>
public static class RepositoryFiles
{
    private static readonly string Root = FindRoot();

    /// <summary>Where a file lies, by its path from the root.</summary>
    public static string Find(string path) => Path.Combine(Root, path);

    /// <summary>The text of a file, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Find(path)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "LutGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("no folder above the test holds LutGen.sln");
    }
}
