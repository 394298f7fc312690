using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>A property of an object in settings files.</summary>
/// <param name="name">Its name there.</param>
/// <param name="required">Whether it must be given.</param>
internal abstract class SettingProperty<TOwner>(string name, bool required)
{
    /// <summary>Its name in settings files.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it must be given.</summary>
    public bool Required { get; } = required;

    /// <summary>The owner with the value that was read.</summary>
    public abstract TOwner Read(TOwner owner, SettingsNode node);

    /// <summary>The owner's value, null where it has none and the property is left out.</summary>
    public abstract JsonNode? Write(TOwner owner);

    /// <summary>What is read.</summary>
    public abstract JsonObject Schema();
}

/// <summary>A property whose value is of a certain type.</summary>
/// <param name="name">Its name in settings files.</param>
/// <param name="type">Reads and writes its values.</param>
/// <param name="get">The owner's value; null is not written.</param>
/// <param name="set">The owner with another value.</param>
/// <param name="description">What it is, for the schema.</param>
/// <param name="required">Whether it must be given.</param>
internal sealed class SettingProperty<TOwner, TValue>(
    string name, SettingType<TValue> type, Func<TOwner, TValue?> get, Func<TOwner, TValue, TOwner> set, string description, bool required = false)
    : SettingProperty<TOwner>(name, required)
{
    /// <inheritdoc/>
    public override TOwner Read(TOwner owner, SettingsNode node) => set(owner, type.Read(node));

    /// <inheritdoc/>
    public override JsonNode? Write(TOwner owner) => get(owner) is { } value ? type.Write(value) : null;

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject schema = new() { ["description"] = description };
        foreach ((string key, JsonNode? part) in type.Schema())
        {
            schema[key] = part?.DeepClone();
        }

        return schema;
    }
}

/// <summary>A property of a part that stands among those of the whole.</summary>
/// <param name="inner">The part's property.</param>
/// <param name="get">The part.</param>
/// <param name="set">The whole with another part.</param>
internal sealed class LiftedProperty<TOwner, TPart>(SettingProperty<TPart> inner, Func<TOwner, TPart> get, Func<TOwner, TPart, TOwner> set)
    : SettingProperty<TOwner>(inner.Name, inner.Required)
{
    /// <inheritdoc/>
    public override TOwner Read(TOwner owner, SettingsNode node) => set(owner, inner.Read(get(owner), node));

    /// <inheritdoc/>
    public override JsonNode? Write(TOwner owner) => inner.Write(get(owner));

    /// <inheritdoc/>
    public override JsonObject Schema() => inner.Schema();
}
