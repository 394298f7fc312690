using Spectre.Console;

namespace LutGen.Benchmarks.Peers.Reports;

/// <summary>A report on the terminal.</summary>
internal static class ConsoleReport
{
    // Where the output is no terminal, lines must not be broken.
    private const int WidthOfFiles = 160;

    /// <summary>Writes the table, the notes, and the figures as the last line.</summary>
    public static void Write(PeersReport report, Machine machine)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfFiles;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("what", "who");
        table.AddColumn("median", column => column.RightAligned());
        table.AddColumn("least to most", column => column.RightAligned());
        table.AddColumn("ratio", column => column.RightAligned());
        string previous = string.Empty;
        foreach (ReportLine line in report.Lines)
        {
            table.AddRow(new Text(line.What == previous ? string.Empty : line.What), new Text(line.Who), new Text(line.Median), new Text(line.Range), new Text(line.Ratio));
            previous = line.What;
        }

        Console.WriteLine($"{machine.Cpu}, {machine.Vectors}; {machine.System}; {machine.Runtime}; SDK {machine.Sdk}; {machine.Gcc}");
        AnsiConsole.Write(table);
        foreach (string note in Notes.All)
        {
            Console.WriteLine($"- {note}");
        }

        Console.WriteLine(JsonText.Line(report));
    }
}
