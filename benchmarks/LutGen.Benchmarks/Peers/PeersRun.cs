using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Parts;
using LutGen.Benchmarks.Peers.Reports;
using Spectre.Console;

namespace LutGen.Benchmarks.Peers;

/// <summary>A run of the <c>peers</c> verb: builds everything, then measures everything, then reports.</summary>
internal static class PeersRun
{
    /// <summary>Runs.</summary>
    /// <exception cref="BenchmarkException">Something does not compile, or computes something else than it should.</exception>
    public static void Run(PeersOptions options)
    {
        string folder = Path.GetFullPath(options.WorkFolder ?? Directory.CreateTempSubdirectory("lutgen-peers-").FullName);
        try
        {
            Gcc? gcc = Gcc.Find(options.GccPath);
            var compiler = options.Quick ? new CSharpCompiler(runs: 1) : new CSharpCompiler();
            PeersReport report = WithProgress(progress => Measure(options, new Workbench(options, new BuildCache(folder, options.Fresh, progress), gcc, compiler), progress));
            var machine = Machine.Of(compiler.Version, gcc?.Version);
            if (options.ResultsFolder is { } results)
            {
                string place = Directory.CreateDirectory(Path.Combine(results, machine.Folder)).FullName;
                File.WriteAllText(Path.Combine(place, "peers.md"), MarkdownText.Of(report, machine, Notes.All));
                File.WriteAllText(Path.Combine(place, "peers.json"), JsonText.Document(report, machine) + "\n");
            }

            ConsoleReport.Write(report, machine);
        }
        finally
        {
            if (options.WorkFolder is null)
            {
                DeleteQuietly(folder);
            }
        }
    }

    private static PeersReport Measure(PeersOptions options, Workbench bench, Action<string> progress)
    {
        var report = new PeersReport();
        (string Name, Action Measure)[] prepared =
            [.. Part.All.Where(part => options.Parts.Contains(part.Name)).Select(part => (part.Name, part.Prepare(bench, report)))];
        foreach ((string name, Action measure) in prepared)
        {
            progress($"measuring {name}");
            measure();
        }

        return report;
    }

    private static T WithProgress<T>(Func<Action<string>, T> work) => Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
        ? work(Console.Error.WriteLine)
        : AnsiConsole.Status().Start("starting", context => work(text => context.Status(Markup.Escape(text))));

    // On Windows a loaded library cannot be deleted; the system's own cleaning takes it.
    private static void DeleteQuietly(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} is left: {exception.Message}");
        }
    }
}
