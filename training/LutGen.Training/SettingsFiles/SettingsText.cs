using System.Text;
using System.Text.Json;

namespace LutGen.Training.SettingsFiles;

/// <summary>Reads JSON with comments and trailing commas into values that know their places.</summary>
internal static class SettingsText
{
    // Deeper than any settings are; a reader of nested layers must not run out of stack.
    private const int MostDepth = 32;

    /// <summary>Reads a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="expected">What an empty one should have been.</param>
    /// <exception cref="SettingsFileException">The text is not JSON, or an object has two members of one name.</exception>
    public static SettingsNode Parse(string text, string expected)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new SettingsFileException(1, 1, $"is empty; expected {expected}");
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(
            bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MostDepth });
        try
        {
            reader.Read();
            SettingsNode root = ReadValue(ref reader, bytes, string.Empty);
            reader.Read();
            return root;
        }
        catch (JsonException broken)
        {
            int line = (int)(broken.LineNumber ?? 0);
            int start = StartOfLine(bytes, line);
            int end = Math.Min(bytes.Length, start + (int)(broken.BytePositionInLine ?? 0));
            throw new SettingsFileException(
                line + 1, Encoding.UTF8.GetCharCount(bytes, start, end - start) + 1, $"is not JSON: {broken.Message.Split(" LineNumber:")[0].ReplaceLineEndings(" ")}");
        }
    }

    private static SettingsNode ReadValue(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        (int line, int column) = PlaceOf(bytes, (int)reader.TokenStartIndex);
        JsonValueKind kind = reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            _ => JsonValueKind.Null,
        };
        string text = kind == JsonValueKind.String ? TextOf(ref reader, line, column) : Encoding.UTF8.GetString(reader.ValueSpan);
        SettingsNode node = new(kind, text, path, line, column);
        if (kind == JsonValueKind.Array)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                node.Items.Add(ReadValue(ref reader, bytes, FormattableString.Invariant($"{path}[{node.Items.Count}]")));
            }
        }

        while (kind == JsonValueKind.Object && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            (int nameLine, int nameColumn) = PlaceOf(bytes, (int)reader.TokenStartIndex);
            string name = TextOf(ref reader, nameLine, nameColumn);
            if (node.Find(name) is { } first)
            {
                throw new SettingsFileException(nameLine, nameColumn, $"{first.Path} is given a second time; expected each name once");
            }

            reader.Read();
            node.Members.Add(new(name, ReadValue(ref reader, bytes, path.Length == 0 ? name : $"{path}.{name}")));
        }

        return node;
    }

    private static string TextOf(ref Utf8JsonReader reader, int line, int column)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SettingsFileException(line, column, "is not JSON: half of a surrogate pair in a string");
        }
    }

    private static (int Line, int Column) PlaceOf(byte[] bytes, int index)
    {
        ReadOnlySpan<byte> before = bytes.AsSpan(0, index);
        int start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    private static int StartOfLine(byte[] bytes, int line)
    {
        int start = 0;
        for (; line > 0 && start < bytes.Length; line--)
        {
            int end = Array.IndexOf(bytes, (byte)'\n', start);
            start = end < 0 ? bytes.Length : end + 1;
        }

        return start;
    }
}
