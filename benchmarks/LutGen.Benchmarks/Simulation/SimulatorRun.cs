using System.Diagnostics;
using System.Globalization;
using LutGen.Exchange.Verilog;
using LutGen.Testing;

namespace LutGen.Benchmarks.Simulation;

/// <summary>A test bench in a simulator.</summary>
/// <param name="Verdict">The last line of the bench.</param>
/// <param name="BuildSeconds">What it took to build the simulation.</param>
/// <param name="RunSeconds">What it took to run it.</param>
internal sealed record SimulatorRun(string Verdict, double BuildSeconds, double RunSeconds)
{
    /// <summary>The simulators.</summary>
    public static string[] Names { get; } = ["icarus", "verilator"];

    /// <summary>Whether no sample differed.</summary>
    public bool Passed => Verdict.StartsWith("PASS", StringComparison.Ordinal);

    /// <summary>Runs a bench.</summary>
    /// <param name="simulator">Its name.</param>
    /// <param name="folder">A folder with the design and the bench.</param>
    /// <param name="export">The design.</param>
    /// <exception cref="BenchmarkException">The simulator is not there, or fails.</exception>
    public static SimulatorRun Of(string simulator, string folder, VerilogExport export)
    {
        string bench = $"{export.Name}_tb";
        try
        {
            var clock = Stopwatch.StartNew();
            string program = "vvp";
            string[] arguments = ["-n", "bench.vvp"];
            if (simulator == "icarus")
            {
                ExternalTool.Run(folder, "iverilog", "-g2005", "-o", "bench.vvp", $"{bench}.v", $"{export.Name}.v");
            }
            else
            {
                ExternalTool.Run(
                    folder, "verilator", "--binary", "-fno-dfg", "-Wno-fatal", "-Wno-lint", "-j", "2", "--output-split", "10000", "-CFLAGS", "-O1", "--Mdir", "obj", "--top-module", bench, $"{bench}.v", $"{export.Name}.v");
                (program, arguments) = (Path.Combine(folder, "obj", $"V{bench}"), []);
            }

            double build = clock.Elapsed.TotalSeconds;
            clock.Restart();
            string output = ExternalTool.Run(folder, program, arguments);
            string verdict = output.Split('\n').LastOrDefault(line => line.StartsWith("PASS", StringComparison.Ordinal) || line.StartsWith("FAIL", StringComparison.Ordinal)) ?? "no verdict";
            return new SimulatorRun(verdict, build, clock.Elapsed.TotalSeconds);
        }
        catch (Exception failed) when (failed is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            throw new BenchmarkException(string.Create(CultureInfo.InvariantCulture, $"{simulator}: {failed.Message}"));
        }
    }
}
