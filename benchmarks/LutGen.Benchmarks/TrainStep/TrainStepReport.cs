using System.Globalization;
using System.Text;
using System.Text.Json;
using LutGen.Benchmarks.Peers.Reports;
using Spectre.Console;

namespace LutGen.Benchmarks.TrainStep;

/// <summary>Milliseconds of a step of one network.</summary>
/// <param name="Case">The network.</param>
/// <param name="Threads">Threads that share a step.</param>
/// <param name="Steps">Milliseconds of each step, in ascending order.</param>
internal sealed record TrainStepTiming(TrainStepCase Case, int Threads, double[] Steps)
{
    /// <summary>The median.</summary>
    public double Median => Steps[Steps.Length / 2];

    /// <summary>Name among the figures.</summary>
    public string Figure => $"{Case.Name}_{Threads}t_ms";

    /// <summary>The cells of the table.</summary>
    public string[] Cells =>
    [
        Case.Nodes, Case.Shape, Text($"{Threads}"), Text($"{Median:F2}"), Text($"{Steps[0]:F2} to {Steps[Steps.Length * 9 / 10]:F2}"),
        Case.ReferenceMilliseconds is { } reference ? Text($"{reference:N0}") : string.Empty,
        Case.ReferenceMilliseconds is { } slower ? Text($"{slower / Median:N0}x") : string.Empty,
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The table of the <c>train-step</c> verb, on the terminal, as a page and as figures.</summary>
internal static class TrainStepReport
{
    private const int WidthOfFiles = 160;
    private static readonly string[] Columns = ["nodes", "shape", "threads", "ms a step, median", "least to 90 %", "reference ms", "factor"];
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static IReadOnlyList<string> Notes { get; } =
    [
        "A step is everything from bytes of samples to changed parameters: encoding, forward, loss, back, Adam. Random bits, random wiring.",
        "Networks take turns, some steps each; the first are not counted. On a busy machine two threads wait for each other, so judge the least as well.",
        "Reference: PyTorch 2 on two threads, 0.95 s a step for raw (DLGN) and 0.125 s for WARP, the 784 - 6 x 8000 shape, batch 100.",
    ];

    /// <summary>Writes the table, the notes, and the figures as the last line.</summary>
    public static void Write(IReadOnlyList<TrainStepTiming> timings, Machine machine)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfFiles;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns(Columns);
        foreach (TrainStepTiming timing in timings)
        {
            table.AddRow([.. timing.Cells.Select(cell => new Text(cell))]);
        }

        Console.WriteLine($"{machine.Cpu}, {machine.Vectors}; {machine.System}; {machine.Runtime}");
        AnsiConsole.Write(table);
        foreach (string note in Notes)
        {
            Console.WriteLine($"- {note}");
        }

        Console.WriteLine(JsonSerializer.Serialize(Figures(timings)));
    }

    /// <summary>Writes train-step.md and train-step.json.</summary>
    public static void WriteFiles(IReadOnlyList<TrainStepTiming> timings, Machine machine, string folder)
    {
        var page = new StringBuilder();
        page.Append($"# {machine.Cpu}, {machine.Vectors}: a step of training\n\n");
        page.Append($"{machine.System}; {machine.Runtime}; {machine.Date}.\n\n");
        page.Append("    dotnet run -c Release --project benchmarks/LutGen.Benchmarks -- train-step\n\n");
        page.Append($"| {string.Join(" | ", Columns)} |\n|{string.Concat(Enumerable.Repeat("---|", Columns.Length))}\n");
        foreach (TrainStepTiming timing in timings)
        {
            page.Append($"| {string.Join(" | ", timing.Cells)} |\n");
        }

        page.Append('\n');
        foreach (string note in Notes)
        {
            page.Append($"- {note}\n");
        }

        page.Append($"\n```json\n{JsonSerializer.Serialize(Figures(timings))}\n```\n");
        File.WriteAllText(Path.Combine(folder, "train-step.md"), page.ToString());
        File.WriteAllText(Path.Combine(folder, "train-step.json"), JsonSerializer.Serialize(new { machine, figures = Figures(timings) }, Indented) + "\n");
    }

    private static Dictionary<string, double> Figures(IReadOnlyList<TrainStepTiming> timings) =>
        timings.ToDictionary(timing => timing.Figure, timing => Math.Round(timing.Median, 3));
}
