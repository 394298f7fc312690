using System.CommandLine.Parsing;
using System.Globalization;

namespace LutGen.Tool.Training;

/// <summary>Seeds on the command line: single ones and ranges with commas between, <c>1-3</c>, <c>1,2,5</c>, <c>1-3,7</c>.</summary>
internal static class SeedList
{
    // Each seed is a training of its own.
    private const int MostSeeds = 1000;

    /// <summary>Parses an option's value; the seeds are in the order given, none twice.</summary>
    public static IReadOnlyList<ulong>? Parse(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (TryParse(text, out IReadOnlyList<ulong> seeds))
        {
            return seeds;
        }

        result.AddError($"'{text}' is not a list of seeds; expected whole numbers, none twice and at most {MostSeeds}, for example 1-5 or 1,2,7.");
        return null;
    }

    /// <summary>Reads a list of seeds.</summary>
    /// <param name="text">The list.</param>
    /// <param name="seeds">The seeds in the order given.</param>
    /// <returns>Whether it is one: no seed twice, no range that falls, and not too many.</returns>
    public static bool TryParse(string text, out IReadOnlyList<ulong> seeds)
    {
        List<ulong> found = [];
        seeds = found;
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !IsSeed(ends[0], out ulong first) || !IsSeed(ends[^1], out ulong last) || last < first || last - first >= MostSeeds)
            {
                return false;
            }

            for (ulong count = last - first + 1; count > 0; count--)
            {
                found.Add(first++);
            }
        }

        return found.Count <= MostSeeds && found.Distinct().Count() == found.Count;
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

    private static bool IsSeed(string text, out ulong seed) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed);
}
