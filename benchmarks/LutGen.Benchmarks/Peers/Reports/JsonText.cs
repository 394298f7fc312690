using System.Text.Json;

namespace LutGen.Benchmarks.Peers.Reports;

/// <summary>Figures for other programs.</summary>
internal static class JsonText
{
    private const int Decimals = 3;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The figures as one object on one line; null what was not measured.</summary>
    public static string Line(PeersReport report) => JsonSerializer.Serialize(Rounded(report));

    /// <summary>The figures, the machine and the table.</summary>
    public static string Document(PeersReport report, Machine machine) =>
        JsonSerializer.Serialize(new { machine, figures = Rounded(report), table = report.Lines }, Indented);

    private static Dictionary<string, double?> Rounded(PeersReport report) =>
        report.Figures.ToDictionary(figure => figure.Key, figure => figure.Value is { } value ? Math.Round(value, Decimals) : (double?)null);
}
