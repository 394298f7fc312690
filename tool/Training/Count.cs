using System.CommandLine.Parsing;
using System.Globalization;

namespace LutGen.Tool.Training;

/// <summary>Whole numbers of at least 1 on the command line.</summary>
internal static class Count
{
    public static int? Parse(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1)
        {
            return value;
        }

        result.AddError($"'{text}' is not a count; expected a whole number of at least 1.");
        return null;
    }
}
