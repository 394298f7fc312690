using System.Text;

namespace LutGen.Benchmarks.Peers.Reports;

/// <summary>A report as a page.</summary>
internal static class MarkdownText
{
    /// <summary>The page.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="machine">On what.</param>
    /// <param name="notes">How, one line each.</param>
    public static string Of(PeersReport report, Machine machine, IEnumerable<string> notes)
    {
        var text = new StringBuilder();
        text.Append($"# {machine.Cpu}, {machine.Vectors}: against generated C\n\n");
        text.Append($"{machine.System}; {machine.Runtime}; SDK {machine.Sdk}; {machine.Gcc}; {machine.Date}.\n\n");
        text.Append("    dotnet run -c Release --project benchmarks/LutGen.Benchmarks -- peers\n\n");
        text.Append("| what | who | median | least to most | ratio |\n|---|---|---|---|---|\n");
        foreach (ReportLine line in report.Lines)
        {
            text.Append($"| {line.What} | {line.Who} | {line.Median} | {line.Range} | {line.Ratio} |\n");
        }

        text.Append('\n');
        foreach (string note in notes)
        {
            text.Append($"- {note}\n");
        }

        return text.Append($"\n```json\n{JsonText.Line(report)}\n```\n").ToString();
    }
}
