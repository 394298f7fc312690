using System.Diagnostics;
using System.Globalization;

namespace LutGen.Benchmarks.Peers.Native;

/// <summary>What it took to run a program.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="Megabytes">Largest resident memory of any one of the processes that it started, itself included, in 10^6 bytes; null where the system does not tell.</param>
/// <param name="Output">What it wrote, both streams.</param>
/// <param name="ExitCode">Its exit code.</param>
internal sealed record ProcessRun(double Seconds, double? Megabytes, string Output, int ExitCode)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a program several times, one after the other.</summary>
    /// <param name="runs">How often, an odd number.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The run of median time; the first that failed if one did.</returns>
    public static ProcessRun MedianOf(int runs, string program, IReadOnlyList<string> arguments)
    {
        var all = new List<ProcessRun>();
        while (all.Count < runs)
        {
            all.Add(Of(program, arguments));
            if (all[^1].ExitCode != 0)
            {
                return all[^1];
            }
        }

        return all.OrderBy(run => run.Seconds).ElementAt(runs / 2);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessRun Of(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(Poll))
        {
            peak = Math.Max(peak, PeakOfTree(process.Id));
        }

        // The second wait is for the end of both streams.
        double seconds = clock.Elapsed.TotalSeconds;
        process.WaitForExit();
        return new ProcessRun(seconds, peak > 0 ? peak / 1e6 : null, output.Result + error.Result, process.ExitCode);
    }

    // The kernel keeps each process's high-water mark, so polling loses only what is allocated in the last moment.
    private static long PeakOfTree(int id)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
            long own = line is null ? 0 : 1024 * long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            string children = string.Concat(Directory.EnumerateDirectories($"/proc/{id}/task").Select(task => File.ReadAllText($"{task}/children")));
            return children.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(child => PeakOfTree(int.Parse(child, CultureInfo.InvariantCulture)))
                .Append(own).Max();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
