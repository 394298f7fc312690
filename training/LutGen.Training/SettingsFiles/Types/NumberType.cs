using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>Numbers of a range.</summary>
/// <param name="least">Least number.</param>
/// <param name="most">Largest number; the type's largest stands for no limit.</param>
/// <param name="above">Whether the least number itself is out of range.</param>
/// <param name="below">Whether the largest number itself is out of range.</param>
internal sealed class NumberType<T>(T least, T most, bool above = false, bool below = false) : SettingType<T>
    where T : struct, INumber<T>, IMinMaxValue<T>
{
    private static readonly bool IsWhole = T.One / (T.One + T.One) == T.Zero;

    // What stands in no schema: the limits of the type itself.
    private bool HasLeast => least > T.MinValue || T.IsZero(least);

    private bool HasMost => most < T.MaxValue;

    /// <inheritdoc/>
    public override T Read(SettingsNode node)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return node.Kind == JsonValueKind.Number && T.TryParse(node.Text, Style, CultureInfo.InvariantCulture, out T value)
            && (above ? value > least : value >= least) && (below ? value < most : value <= most)
            ? value
            : throw node.Expected(Expectation);
    }

    /// <inheritdoc/>
    public override JsonNode Write(T value) => JsonValue.Create(value)!;

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject schema = new() { ["type"] = IsWhole ? "integer" : "number" };
        if (HasLeast)
        {
            schema[above ? "exclusiveMinimum" : "minimum"] = Write(least);
        }

        if (HasMost)
        {
            schema[below ? "exclusiveMaximum" : "maximum"] = Write(most);
        }

        return schema;
    }

    private string Expectation
    {
        get
        {
            string kind = IsWhole ? "a whole number" : "a number";
            string low = above ? "above" : "of at least";
            string high = below ? "below" : "of at most";
            return (HasLeast, HasMost) switch
            {
                (true, true) when !above && !below => FormattableString.Invariant($"{kind} from {least} to {most}"),
                (true, true) => FormattableString.Invariant($"{kind} {low} {least} and {high} {most}"),
                (true, false) => FormattableString.Invariant($"{kind} {low} {least}"),
                (false, true) => FormattableString.Invariant($"{kind} {high} {most}"),
                _ => kind,
            };
        }
    }
}
