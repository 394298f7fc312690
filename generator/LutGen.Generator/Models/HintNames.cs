using System.Collections.Immutable;

namespace LutGen.Generator.Models;

/// <summary>Names of generated files. The compiler compares them without case, and one repeat would silence the whole generator.</summary>
internal static class HintNames
{
    /// <summary>A name of its own for a file: the plain one, with a number behind it where others differ in case only.</summary>
    /// <param name="name">What the file is for.</param>
    /// <param name="all">What all files are for, <paramref name="name"/> included.</param>
    public static string Of(string name, ImmutableArray<string> all)
    {
        int index = all.Where(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .OrderBy(other => other, StringComparer.Ordinal)
            .ToList()
            .IndexOf(name);
        string plain = name.Replace("@", string.Empty).Replace('<', '(').Replace('>', ')');
        return index <= 0 ? plain : FormattableString.Invariant($"{plain}.{index + 1}");
    }
}
