using System.CommandLine.Parsing;
using System.Globalization;

namespace LutGen.Tool.Training;

/// <summary>Points of accuracy that may be lost, on the command line.</summary>
internal static class LossBudget
{
    /// <summary>From 0, nothing, to 100, everything.</summary>
    public static double? ParseAny(ArgumentResult result) => Parse(result, points => points <= 100, " from 0 to 100");

    /// <summary>Something, but not everything.</summary>
    public static double? ParsePositive(ArgumentResult result) => Parse(result, points => points is > 0 and < 100, ", more than 0 and less than 100");

    private static double? Parse(ArgumentResult result, Predicate<double> isAllowed, string range)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double points) && isAllowed(points))
        {
            return points;
        }

        result.AddError($"'{text}' is no budget; expected points of accuracy{range}.");
        return null;
    }
}
