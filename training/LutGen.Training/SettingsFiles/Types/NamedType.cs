using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>A type that a schema refers to by name, as one that holds itself needs it.</summary>
/// <param name="name">Its name.</param>
/// <param name="definition">The type, asked for when it is needed first.</param>
internal sealed class NamedType<T>(string name, Func<SettingType<T>> definition) : SettingType<T>
{
    /// <summary>Its name among the definitions of a schema.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public override T Read(SettingsNode node) => definition().Read(node);

    /// <inheritdoc/>
    public override JsonNode Write(T value) => definition().Write(value);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["$ref"] = $"#/$defs/{name}" };

    /// <summary>What the schema defines under the name.</summary>
    public JsonObject Definition() => definition().Schema();
}
