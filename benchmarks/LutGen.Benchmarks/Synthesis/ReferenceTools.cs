using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace LutGen.Benchmarks.Synthesis;

/// <summary>Lookup tables and levels that a program gives; levels 0 where it does not tell.</summary>
internal sealed record ReferenceCount(int Luts, int Levels);

/// <summary>Mapping by Berkeley ABC and Yosys. Remembers what came out by the text that went in.</summary>
internal sealed partial class ReferenceTools(string folder, TimeSpan limit)
{
    /// <summary>Scripts by name; every one reads BLIF.</summary>
    public static IReadOnlyDictionary<string, string> Scripts { get; } = new Dictionary<string, string>
    {
        ["abc"] = "strash; dch; if -K 6 -a",
        ["abc-depth"] = "strash; dch; if -K 6",
        ["abc-mfs"] = "strash; dch; if -K 6 -a; mfs2 -a; strash; dch; if -K 6 -a; mfs2 -a; lutpack -S 1",
        ["abc-resyn"] = "strash; resyn2; resyn2; dch; if -K 6 -a; mfs2 -a; strash; dch; if -K 6 -a; mfs2 -a",
        ["yosys"] = "synth -flatten -lut 6",
        ["yosys-xilinx"] = "synth_xilinx -flatten -nocarry -nosrl -nodsp -nobram -nolutram -noiopad -noclkbuf",
    };

    private const string Resyn2 = "alias resyn2 \"b; rw; rf; b; rw; rwz; b; rfz; rwz; b\"; alias b balance; alias rw rewrite; alias rwz rewrite -z; alias rf refactor; alias rfz refactor -z; ";

    /// <summary>Runs a script on BLIF.</summary>
    /// <param name="script">A name of <see cref="Scripts"/>.</param>
    /// <param name="blif">The text.</param>
    /// <returns>What it gives, or null if it took too long.</returns>
    /// <exception cref="BenchmarkException">It failed otherwise.</exception>
    public ReferenceCount? Count(string script, string blif)
    {
        string key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Scripts[script] + blif)))[..24];
        string known = Path.Combine(folder, key + ".count");
        if (!File.Exists(known))
        {
            string file = Path.Combine(folder, key + ".blif");
            File.WriteAllText(file, blif);
            string? output = script.StartsWith("yosys", StringComparison.Ordinal)
                ? Run("yosys", "-p", $"read_blif {file}; {Scripts[script]}; stat")
                : Run("berkeley-abc", "-c", $"{Resyn2}read_blif {file}; {Scripts[script]}; print_stats");
            File.WriteAllText(known, output is null ? "" : script.StartsWith("yosys", StringComparison.Ordinal) ? CellsOf(output) : StatisticsOf(output));
            File.Delete(file);
        }

        string[] numbers = File.ReadAllText(known).Split(' ');
        return numbers.Length == 2 ? new ReferenceCount(Number(numbers[0]), Number(numbers[1])) : null;
    }

    /// <summary>Whether two texts in BLIF are the same function, as ABC proves it.</summary>
    /// <returns>Null if that took too long.</returns>
    public bool? AreEqual(string first, string second)
    {
        string[] files = [Path.Combine(folder, "first.blif"), Path.Combine(folder, "second.blif")];
        File.WriteAllText(files[0], first);
        File.WriteAllText(files[1], second);
        string? output = Run("berkeley-abc", "-c", $"cec {files[0]} {files[1]}");
        return output is null || output.Contains("UNDECIDED", StringComparison.Ordinal) ? null : output.Contains("are equivalent", StringComparison.Ordinal);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string StatisticsOf(string output)
    {
        Match match = Statistics().Match(Colours().Replace(output, ""));
        return match.Success ? $"{match.Groups[1].Value} {match.Groups[2].Value}" : throw new BenchmarkException($"berkeley-abc gives no statistics: {output.Trim()}");
    }

    // Lookup tables of the last statistics; inverters and multiplexers have names of their own.
    private static string CellsOf(string output) =>
        $"{Cells().Matches(output[output.LastIndexOf("Number of cells", StringComparison.Ordinal)..]).Sum(match => Number(match.Groups[1].Value))} 0";

    private string? Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return process.ExitCode == 0 ? output.Result : throw new BenchmarkException($"{program} ended with {process.ExitCode}: {error.Result.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BenchmarkException($"'{program}' cannot be run");
        }
    }

    [GeneratedRegex(@"nd\s*=\s*(\d+).*lev\s*=\s*(\d+)")]
    private static partial Regex Statistics();

    [GeneratedRegex(@"^\s+(?:\$lut|LUT\d)\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Cells();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();
}
