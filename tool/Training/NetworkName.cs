namespace LutGen.Tool.Training;

/// <summary>Names that files of networks take.</summary>
internal static class NetworkName
{
    /// <summary>The first that a file takes; <c>model</c> if there is none.</summary>
    /// <param name="wanted">Names of any letters of the world.</param>
    public static string FirstOf(params string[] wanted) => wanted.FirstOrDefault(IsName) ?? "model";

    private static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
