using System.CommandLine.Parsing;
using System.Globalization;

namespace LutGen.Tool.Studies;

/// <summary>Seeds on the command line: <c>1-3</c>, <c>1,2,5</c>, <c>1-3,7</c>.</summary>
internal static class SeedList
{
    // A slip of the keyboard must not plan a year's work.
    private const int Most = 1000;

    /// <summary>The seeds in the order in which they are given.</summary>
    public static IReadOnlyList<ulong>? Parse(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        List<ulong> seeds = [];
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-', 2);
            if (!TryParse(ends[0], out ulong first) || !TryParse(ends[^1], out ulong last) || last < first || last - first >= Most)
            {
                result.AddError($"'{text}' is not a list of seeds; expected for example 1-3 or 1,2,5, at most {Most} of them.");
                return null;
            }

            for (ulong i = 0; i <= last - first; i++)
            {
                seeds.Add(first + i);
            }
        }

        if (seeds.Count > Most || seeds.Distinct().Count() < seeds.Count)
        {
            result.AddError($"'{text}' is not a list of seeds; expected each seed once, at most {Most} of them.");
            return null;
        }

        return seeds;
    }

    /// <summary>The seeds as they may stand on the command line.</summary>
    public static string Text(IReadOnlyList<ulong> seeds)
    {
        List<string> parts = [];
        for (int first = 0, next; first < seeds.Count; first = next)
        {
            next = first + 1;
            while (next < seeds.Count && seeds[next] == seeds[next - 1] + 1)
            {
                next++;
            }

            parts.Add(next - first == 1 ? $"{seeds[first]}" : $"{seeds[first]}-{seeds[next - 1]}");
        }

        return string.Join(',', parts);
    }

    private static bool TryParse(string text, out ulong seed) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed);
}
