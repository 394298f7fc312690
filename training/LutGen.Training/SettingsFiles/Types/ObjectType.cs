using System.Text.Json;
using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>Objects with properties. What a file leaves out keeps its default; what it has beyond is refused.</summary>
/// <param name="defaults">The object before anything is read.</param>
/// <param name="properties">Its properties in the order in which they are written.</param>
internal sealed class ObjectType<T>(T defaults, params SettingProperty<T>[] properties) : SettingType<T>
{
    /// <summary>Its properties.</summary>
    public IReadOnlyList<SettingProperty<T>> Properties => properties;

    /// <inheritdoc/>
    public override T Read(SettingsNode node) => Read(node, null);

    /// <summary>Reads an object of which one property has been read already.</summary>
    /// <param name="node">The object.</param>
    /// <param name="known">Name of that property, or null.</param>
    public T Read(SettingsNode node, string? known)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            throw node.Expected("an object in braces");
        }

        if (node.Members.FirstOrDefault(member => member.Key != known && properties.All(each => each.Name != member.Key)).Value is { } unknown)
        {
            throw unknown.Complaint($"is no setting; expected one of {string.Join(", ", properties.Select(each => each.Name))}");
        }

        // In the order of the properties, not of the file: a default may depend on a property before.
        T value = defaults;
        foreach (SettingProperty<T> property in properties)
        {
            value = node.Find(property.Name) is { } member ? property.Read(value, member)
                : property.Required ? throw node.Complaint($"has no \"{property.Name}\", which is required")
                : value;
        }

        return value;
    }

    /// <inheritdoc/>
    public override JsonNode Write(T value)
    {
        JsonObject written = [];
        foreach (SettingProperty<T> property in properties)
        {
            if (property.Write(value) is { } node)
            {
                written[property.Name] = node;
            }
        }

        return written;
    }

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject described = [];
        foreach (SettingProperty<T> property in properties)
        {
            described[property.Name] = property.Schema();
            if (!property.Required && property.Write(defaults) is { } standard)
            {
                described[property.Name]!["default"] = standard;
            }
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = described,
            ["required"] = new JsonArray([.. properties.Where(each => each.Required).Select(each => (JsonNode)each.Name)]),
            ["additionalProperties"] = false,
        };
    }
}
