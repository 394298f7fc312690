using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LutGen.Training.SettingsFiles;

/// <summary>A text of a certain form.</summary>
/// <param name="pattern">A regular expression that the whole text follows, of the kind that JSON Schema has too.</param>
/// <param name="expected">The same in words.</param>
internal sealed class TextType(string pattern, string expected) : SettingType<string>
{
    /// <inheritdoc/>
    public override string Read(SettingsNode node) =>
        node.Kind == JsonValueKind.String && Regex.IsMatch(node.Text, pattern, RegexOptions.CultureInvariant | RegexOptions.ECMAScript)
            ? node.Text
            : throw node.Expected(expected);

    /// <inheritdoc/>
    public override JsonNode Write(string value) => JsonValue.Create(value);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = pattern };
}
