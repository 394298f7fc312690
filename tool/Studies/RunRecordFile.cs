using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LutGen.Formats;

namespace LutGen.Tool.Studies;

/// <summary>Records of runs as JSON for version control: indented, the settings and each epoch in one line.</summary>
internal static class RunRecordFile
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    /// <summary>Reads a record.</summary>
    /// <returns>The record, null if there is no such file.</returns>
    /// <exception cref="InputException">The file is no record.</exception>
    public static RunRecord? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(file), Compact) ?? throw new JsonException("It is null.");
        }
        catch (JsonException broken)
        {
            throw new InputException($"{file}: is no record of a run, expected one; delete it to have the run trained again: {broken.Message}");
        }
    }

    /// <summary>Writes a record, whole or not at all.</summary>
    public static void Write(string file, RunRecord record)
    {
        JsonObject head = JsonSerializer.SerializeToNode(record, Indented)!.AsObject();
        head.Remove("settings");
        head.Remove("curve");
        string text = head.ToJsonString(Indented);
        WholeFile.Write(
            file,
            text[..text.LastIndexOf('\n')]
            + $",\n  \"settings\": {record.Settings.ToJsonString(Compact)},\n  \"curve\": [\n    "
            + string.Join(",\n    ", record.Curve.Select(point => JsonSerializer.Serialize(point, Compact)))
            + "\n  ]\n}\n");
    }
}
