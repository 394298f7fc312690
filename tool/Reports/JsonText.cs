using System.Text.Encodings.Web;
using System.Text.Json;

namespace LutGen.Tool.Reports;

/// <summary>Reports as JSON: indented, keys in camelCase, in the order of the record.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,

        // For terminals and files, not for web pages: '<' and letters of any language stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints a report, as text for a reader or as JSON for a script.</summary>
    public static void Print<T>(TextWriter output, T report, bool asJson)
        where T : IReport
    {
        if (asJson)
        {
            output.WriteLine(Of(report));
        }
        else
        {
            report.Write(output);
        }
    }

    /// <summary>The text of a report.</summary>
    public static string Of<T>(T report) => JsonSerializer.Serialize(report, Options);
}
