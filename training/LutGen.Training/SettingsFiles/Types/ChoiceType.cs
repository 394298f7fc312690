using System.Text.Json;
using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>A word out of a few: the members of an enumeration in lower case, with hyphens between their parts.</summary>
/// <param name="left">Members that no settings file may name.</param>
internal sealed class ChoiceType<T>(params T[] left) : SettingType<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = Enum.GetValues<T>().Except(left).ToDictionary(WordOf);

    /// <inheritdoc/>
    public override T Read(SettingsNode node) => node.Kind == JsonValueKind.String && _values.TryGetValue(node.Text, out T value)
        ? value
        : throw node.Expected($"one of {string.Join(", ", _values.Keys.Select(word => $"\"{word}\""))}");

    /// <inheritdoc/>
    public override JsonNode Write(T value) => JsonValue.Create(WordOf(value));

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. _values.Keys.Select(word => (JsonNode)word)]) };

    private static string WordOf(T value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
