using System.Text.Json;
using System.Text.Json.Nodes;

namespace LutGen.Training.SettingsFiles;

/// <summary>Several values of one type.</summary>
/// <param name="item">The type.</param>
/// <param name="least">Least number of them.</param>
/// <param name="rule">What must hold for all of them together, or null.</param>
/// <param name="expected">What the list is, in words.</param>
internal sealed class ListType<T>(SettingType<T> item, int least, string expected, Func<IReadOnlyList<T>, bool>? rule = null)
    : SettingType<IReadOnlyList<T>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<T> Read(SettingsNode node)
    {
        if (node.Kind != JsonValueKind.Array || node.Items.Count < least)
        {
            throw node.Kind == JsonValueKind.Array ? node.Complaint($"is a list of {node.Items.Count}; expected {expected}") : node.Expected(expected);
        }

        T[] values = [.. node.Items.Select(item.Read)];
        return rule is null || rule(values)
            ? values
            : throw node.Complaint(FormattableString.Invariant($"is [{string.Join(", ", node.Items.Select(each => each.Text))}]; expected {expected}"));
    }

    /// <inheritdoc/>
    public override JsonNode Write(IReadOnlyList<T> value) => new JsonArray([.. value.Select(each => item.Write(each))]);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = item.Schema(), ["minItems"] = least };
}
