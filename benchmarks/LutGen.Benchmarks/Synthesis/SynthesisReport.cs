using System.Globalization;
using System.Text;

namespace LutGen.Benchmarks.Synthesis;

/// <summary>A circuit in lookup tables of six inputs, by us and by others.</summary>
/// <param name="Family">The circuit's family.</param>
/// <param name="Name">Its name.</param>
/// <param name="Operations">Two-input operations that we start from.</param>
/// <param name="Area">Ours where lookup tables come first.</param>
/// <param name="Depth">Ours where levels come first.</param>
/// <param name="Wide">Ours where lookup tables come first and multiplexers make functions of seven and eight bits of several.</param>
/// <param name="Seconds">What all three took, of processor time.</param>
/// <param name="Proof">What a proof of them said, null where none was asked for or it took too long.</param>
/// <param name="Others">Those of others by name, null where it took too long.</param>
internal sealed record SynthesisRow(
    string Family, string Name, int Operations, ReferenceCount Area, ReferenceCount Depth, ReferenceCount Wide, double Seconds, bool? Proof, IReadOnlyDictionary<string, ReferenceCount?> Others)
{
    /// <summary>
    /// Lookup tables of ours over those of another: for area, for depth where the other looks at depth first too, with wide multiplexers
    /// where the other has them; null where either is nothing.
    /// </summary>
    public double? RatioTo(string other)
    {
        int ours = other switch { "abc-depth" => Depth.Luts, "yosys-xilinx" => Wide.Luts, _ => Area.Luts };
        return Others.GetValueOrDefault(other) is { Luts: > 0 } count && ours > 0 ? (double)ours / count.Luts : null;
    }
}

/// <summary>Rows as a table, and their geometric means by family.</summary>
internal static class SynthesisReport
{
    /// <summary>A line for a circuit.</summary>
    public static string Line(SynthesisRow row, IReadOnlyList<string> others)
    {
        string start = $"{row.Family + "/" + row.Name,-40} {row.Operations,8} {row.Area.Luts,7} {row.Area.Levels,4} {row.Depth.Luts,7} {row.Depth.Levels,4} {row.Wide.Luts,7} {row.Wide.Levels,4} {row.Seconds.ToString("F1", CultureInfo.InvariantCulture),6}";
        return others.Aggregate(start, (line, other) => $"{line} {row.Others[other]?.Luts.ToString(CultureInfo.InvariantCulture) ?? "-",8} {Ratio(row.RatioTo(other)),5}")
            + (row.Proof is { } proof ? proof ? "  proven" : "  WRONG" : "");
    }

    /// <summary>The heading of the lines.</summary>
    public static string Heading(IReadOnlyList<string> others) => others.Aggregate(
        $"{"circuit",-40} {"operations",8} {"area",5} {"lev",4} {"depth",7} {"lev",4} {"wide",7} {"lev",4} {"s",6}", (line, other) => $"{line} {other,14}");

    /// <summary>Geometric means and worst cases, by family and of all.</summary>
    public static string Means(IReadOnlyList<SynthesisRow> rows, IReadOnlyList<string> others)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, SynthesisRow> group in rows.GroupBy(row => row.Family).Append(new Group(rows)))
        {
            text.Append($"{group.Key,-16}");
            foreach (string other in others)
            {
                var ratios = group.Select(row => (row.Name, Ratio: row.RatioTo(other))).Where(pair => pair.Ratio is not null).OrderByDescending(pair => pair.Ratio).ToArray();
                text.Append(ratios.Length == 0 ? "" : $"  {other}: {Ratio(Math.Exp(ratios.Average(pair => Math.Log(pair.Ratio!.Value))))} (of {ratios.Length}, worst {Ratio(ratios[0].Ratio)} {ratios[0].Name})");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Ratio(double? ratio) => ratio?.ToString("F3", CultureInfo.InvariantCulture) ?? "";

    private sealed class Group(IEnumerable<SynthesisRow> rows) : List<SynthesisRow>(rows), IGrouping<string, SynthesisRow>
    {
        public string Key => "all";
    }
}
