using System.Globalization;

namespace LutGen.Netlists;

/// <summary>Names that are each given once.</summary>
internal sealed class NetNames
{
    private readonly HashSet<string> _taken = [];
    private int _made;

    /// <summary>A name that nothing else has: the wanted one, if it is free.</summary>
    /// <param name="wanted">The name, or null for any.</param>
    public string Take(string? wanted)
    {
        string name = wanted ?? Next();
        while (!_taken.Add(name))
        {
            name = Next();
        }

        return name;
    }

    /// <summary>A name as every format can hold it: without blanks and what starts comments or goes on with lines.</summary>
    public static string Plain(string name) => new(name.Select(c => c <= ' ' || char.IsWhiteSpace(c) || c is '#' or '\\' ? '_' : c).ToArray());

    private string Next() => "n" + (_made++).ToString(CultureInfo.InvariantCulture);
}
