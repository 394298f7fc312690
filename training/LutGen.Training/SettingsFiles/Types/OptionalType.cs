using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>A value that may be missing, and is left out then.</summary>
/// <param name="inner">Reads and writes it where it is there.</param>
internal sealed class OptionalType<T>(SettingType<T> inner) : SettingType<T?>
    where T : struct
{
    /// <inheritdoc/>
    public override T? Read(SettingsNode node) => inner.Read(node);

    /// <inheritdoc/>
    public override JsonNode Write(T? value) => inner.Write(value!.Value);

    /// <inheritdoc/>
    public override JsonObject Schema() => inner.Schema();
}
