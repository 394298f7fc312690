using System.Text.Json;
using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary><c>true</c> and <c>false</c>.</summary>
internal sealed class BooleanType : SettingType<bool>
{
    /// <inheritdoc/>
    public override bool Read(SettingsNode node) =>
        node.Kind is JsonValueKind.True or JsonValueKind.False ? node.Kind == JsonValueKind.True : throw node.Expected("true or false");

    /// <inheritdoc/>
    public override JsonNode Write(bool value) => JsonValue.Create(value);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
