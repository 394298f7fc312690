using System.CommandLine.Parsing;
using System.Globalization;

namespace LutGen.Tool.Formats;

/// <summary>One of some names on the command line.</summary>
internal static class Choice
{
    /// <summary>A parser that gives what a name stands for.</summary>
    /// <param name="choices">Names and what they stand for.</param>
    public static Func<ArgumentResult, T?> Of<T>(IReadOnlyList<(string Name, T Value)> choices) => result =>
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        foreach ((string name, T value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        result.AddError($"'{text}' is not known; expected {string.Join(" or ", choices.Select(choice => choice.Name))}.");
        return default;
    };

    /// <summary>A parser of multiples of a number, from once to some times it.</summary>
    public static Func<ArgumentResult, int?> Multiple(int unit, int times) => result =>
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 && number % unit == 0 && number / unit <= times)
        {
            return number;
        }

        result.AddError($"'{text}' is not known; expected a multiple of {unit} from {unit} to {unit * times}.");
        return null;
    };
}
