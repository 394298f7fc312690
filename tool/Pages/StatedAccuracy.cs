using System.Globalization;
using LutGen.Networks;

namespace LutGen.Tool.Pages;

/// <summary>The accuracy that a model's file states.</summary>
/// <param name="Samples">What it was measured on: test, or validation samples where none of the test is stated; empty where the file does not say.</param>
/// <param name="Text">What the file says.</param>
/// <param name="Percent">The number that it begins with, %; null where it begins with none.</param>
internal sealed record StatedAccuracy(string Samples, string Text, double? Percent)
{
    private static readonly (string Key, string Samples)[] s_keys = [("test-accuracy", "test"), ("accuracy", ""), ("validation-accuracy", "validation")];

    /// <summary>The accuracy of a file's metadata, null where there is none.</summary>
    public static StatedAccuracy? Of(NetworkMetadata metadata) => s_keys
        .Where(each => metadata[each.Key] is not null)
        .Select(each => new StatedAccuracy(each.Samples, metadata[each.Key]!, PercentOf(metadata[each.Key]!)))
        .FirstOrDefault();

    // "97.34 %", and perhaps more behind it. A share without the sign could be either.
    private static double? PercentOf(string text) =>
        text.IndexOf('%', StringComparison.Ordinal) is > 0 and var sign
        && double.TryParse(text[..sign].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) && percent <= 100
            ? percent
            : null;
}
