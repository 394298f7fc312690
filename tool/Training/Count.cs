using System.CommandLine.Parsing;
using System.Globalization;

namespace LutGen.Tool.Training;

/// <summary>Whole numbers on the command line, of at least 1 where nothing else is said.</summary>
internal static class Count
{
    // More threads than any machine has cores only take memory, and in the end there are none to start.
    public const int MostThreads = 1024;

    public static int? Parse(ArgumentResult result) => Parse(result, 1, int.MaxValue, "a whole number of at least 1");

    /// <summary>A number of threads.</summary>
    public static int? ParseThreads(ArgumentResult result) => Parse(result, 1, MostThreads, $"a whole number from 1 to {MostThreads}");

    /// <summary>A seed: any whole number that is not negative.</summary>
    public static ulong? ParseSeed(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            result.AddError($"'{text}' is not a seed; expected a whole number from 0 to {ulong.MaxValue}.");
        }

        return seed;
    }

    /// <summary>Whole numbers of at least 1 with commas between; they come out in rising order, each once.</summary>
    public static IReadOnlyList<int>? ParseList(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        SortedSet<int> values = [];
        foreach (string part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < 1)
            {
                result.AddError($"'{text}' is not a list of counts; expected whole numbers of at least 1 with commas between, for example 1500,5000.");
                return null;
            }

            values.Add(value);
        }

        return [.. values];
    }

    /// <summary>A number of some range.</summary>
    public static Func<ArgumentResult, int?> Between(int least, int most) => result => Parse(result, least, most, $"a whole number from {least} to {most}");

    private static int? Parse(ArgumentResult result, int least, int most, string expected)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
        {
            return value;
        }

        result.AddError($"'{text}' is not a count; expected {expected}.");
        return null;
    }
}
