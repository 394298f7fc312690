namespace LutGen.Tool.Data;

/// <summary>Where data sets lie when the command line does not say.</summary>
internal static class DataFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "LUTGEN_DATA";

    /// <summary>The folder that the environment names, or null.</summary>
    public static string? FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}
