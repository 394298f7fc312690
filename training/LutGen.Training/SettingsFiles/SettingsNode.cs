using System.Text.Json;

namespace LutGen.Training.SettingsFiles;

/// <summary>A value of a settings file that knows where it stands, which <see cref="JsonElement"/> does not.</summary>
/// <param name="Kind">What kind of value.</param>
/// <param name="Text">A string's content, a number's digits, otherwise the word or bracket that it begins with.</param>
/// <param name="Path">Its place in the document, for example <c>layers[0].nodes</c>.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal sealed record SettingsNode(JsonValueKind Kind, string Text, string Path, int Line, int Column)
{
    /// <summary>The members of an object in their order, by name.</summary>
    public List<KeyValuePair<string, SettingsNode>> Members { get; } = [];

    /// <summary>The items of an array.</summary>
    public List<SettingsNode> Items { get; } = [];

    /// <summary>The member of a name, or null.</summary>
    public SettingsNode? Find(string name) => Members.FirstOrDefault(member => member.Key == name).Value;

    /// <summary>A complaint about this value.</summary>
    /// <param name="expected">What was expected instead.</param>
    public SettingsFileException Expected(string expected) => Complaint($"is {Shown}; expected {expected}");

    /// <summary>A complaint about this value in other words.</summary>
    /// <param name="complaint">What is wrong with it.</param>
    public SettingsFileException Complaint(string complaint) =>
        new(Line, Column, $"{(Path.Length == 0 ? "the document" : Path)} {complaint}");

    private string Shown => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"\"{Text}\"",
        _ => Text,
    };
}
