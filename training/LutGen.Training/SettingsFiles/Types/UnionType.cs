using System.Text.Json;
using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>Objects of several kinds, told apart by their property <c>kind</c>.</summary>
/// <param name="cases">The kinds.</param>
internal sealed class UnionType<TBase>(params UnionCase<TBase>[] cases) : SettingType<TBase>
    where TBase : notnull
{
    private const string Kind = UnionCase<TBase>.Kind;

    /// <summary>The kind of an object that does not say which, null where it must.</summary>
    public string? Default { get; init; }

    /// <inheritdoc/>
    public override TBase Read(SettingsNode node)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            throw node.Expected($"an object in braces with \"{Kind}\"");
        }

        if (node.Find(Kind) is not { } kind)
        {
            return (cases.FirstOrDefault(each => each.Name == Default) ?? throw node.Complaint($"has no \"{Kind}\"; expected one of {Kinds}")).Read(node);
        }

        UnionCase<TBase> found = cases.FirstOrDefault(each => kind.Kind == JsonValueKind.String && each.Name == kind.Text)
            ?? throw kind.Expected($"one of {Kinds}");
        return found.Read(node);
    }

    /// <inheritdoc/>
    public override JsonNode Write(TBase value)
    {
        // Kinds of a program's own are in no file; their text still tells one from another where a training is continued.
        JsonObject written = new() { [Kind] = cases.FirstOrDefault(each => each.Holds(value))?.Name ?? value.ToString() };
        foreach ((string name, JsonNode? part) in cases.FirstOrDefault(each => each.Holds(value))?.Write(value) ?? [])
        {
            written[name] = part?.DeepClone();
        }

        return written;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["oneOf"] = new JsonArray([.. cases.Select(each => each.Schema(kindIsRequired: each.Name != Default))]) };

    private string Kinds => string.Join(", ", cases.Select(each => $"\"{each.Name}\""));
}

/// <summary>One kind of objects.</summary>
/// <param name="name">What <c>kind</c> says.</param>
internal abstract class UnionCase<TBase>(string name)
{
    /// <summary>The property that says which kind.</summary>
    public const string Kind = "kind";

    public string Name { get; } = name;

    public abstract bool Holds(TBase value);

    public abstract TBase Read(SettingsNode node);

    public abstract JsonObject Write(TBase value);

    public abstract JsonObject Schema(bool kindIsRequired);
}

/// <summary>One kind of objects, which a type of its own holds.</summary>
/// <param name="name">What <c>kind</c> says.</param>
/// <param name="defaults">The object before anything is read.</param>
/// <param name="properties">Its further properties.</param>
internal sealed class UnionCase<TBase, T>(string name, T defaults, params SettingProperty<T>[] properties) : UnionCase<TBase>(name)
    where T : TBase
{
    private readonly ObjectType<T> _type = new(defaults, properties);

    /// <summary>What tells values of this kind from others of the type, null where the type does.</summary>
    public Func<T, bool>? When { get; init; }

    public override bool Holds(TBase value) => value is T own && (When?.Invoke(own) ?? true);

    public override TBase Read(SettingsNode node) => _type.Read(node, Kind);

    public override JsonObject Write(TBase value) => (JsonObject)_type.Write((T)value!);

    public override JsonObject Schema(bool kindIsRequired)
    {
        JsonObject schema = _type.Schema();
        JsonObject properties = new() { [Kind] = new JsonObject { ["const"] = Name } };
        foreach ((string name, JsonNode? part) in (JsonObject)schema["properties"]!)
        {
            properties[name] = part?.DeepClone();
        }

        schema["properties"] = properties;
        if (kindIsRequired)
        {
            ((JsonArray)schema["required"]!).Insert(0, Kind);
        }

        return schema;
    }
}
