using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>How values of a type stand in settings files: read, written and described by one object, so that these cannot differ.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class SettingType<T>
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="SettingsFileException">It is of another type or out of range.</exception>
    public abstract T Read(SettingsNode node);

    /// <summary>Writes a value that <see cref="Read"/> reads back.</summary>
    public abstract JsonNode Write(T value);

    /// <summary>Describes what <see cref="Read"/> reads, as JSON Schema.</summary>
    public abstract JsonObject Schema();
}
