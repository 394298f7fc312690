namespace LutGen.Testing;

/// <summary>Where real data sets lie on machines that have them: the folder that LUTGEN_DATA names, or <c>../shared/data</c> beside the repository.</summary>
public static class RealData
{
    /// <summary>The folder that holds the subfolder of a set, or null.</summary>
    public static string? Holding(string set)
    {
        var candidates = new List<string?> { Environment.GetEnvironmentVariable("LUTGEN_DATA") };
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LutGen.sln")))
            {
                candidates.Add(Path.Combine(folder.FullName, "..", "shared", "data"));
            }
        }

        return candidates.FirstOrDefault(candidate => candidate is { Length: > 0 } && Directory.Exists(Path.Combine(candidate, set)));
    }
}
