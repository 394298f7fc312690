using System.CommandLine.Parsing;
using System.Globalization;

namespace LutGen.Tool.Training;

/// <summary>Times on the command line: a number and a unit, <c>90s</c>, <c>5m</c>, <c>1.5h</c>; a bare number is seconds.</summary>
internal static class Duration
{
    public static TimeSpan? Parse(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        double unit = text.Length == 0 ? 0 : text[^1] switch { 'h' => 3600, 'm' => 60, _ => 1 };

        // One unit at most: 1ms is no second.
        if (double.TryParse(text.Length > 0 && text[^1] is ('s' or 'm' or 'h') ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number * unit is > 0 and < 1e8)
        {
            return TimeSpan.FromSeconds(number * unit);
        }

        result.AddError($"'{text}' is not a time; expected for example 90s, 5m or 1h.");
        return null;
    }
}
