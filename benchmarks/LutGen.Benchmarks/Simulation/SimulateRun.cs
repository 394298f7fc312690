using System.Globalization;
using LutGen.Exchange.Verilog;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Benchmarks.Simulation;

/// <summary>A run of the <c>simulate</c> verb.</summary>
internal static class SimulateRun
{
    /// <summary>Runs.</summary>
    /// <exception cref="BenchmarkException">A simulator is not there or fails, or a sample differs.</exception>
    public static void Run(SimulateOptions options)
    {
        string[] header = ["model", "samples", "steps", "cycles", "register bits", "simulator", "verdict", "build s", "run s"];
        var lines = new List<string> { $"| {string.Join(" | ", header)} |", $"|{string.Concat(header.Select(_ => "---|"))}" };
        lines.ForEach(Console.WriteLine);
        bool allPassed = true;
        foreach (string file in options.Models)
        {
            LutNetwork network = LutnetReader.ReadFile(file);
            SampleRows rows = SampleRows.Of(network, options.DataFolder, options.Samples);
            foreach (int registers in options.StepsPerRegister)
            {
                var export = new VerilogExport(network, new VerilogOptions(registers));
                DirectoryInfo folder = Directory.CreateTempSubdirectory("lutgen-simulate-");
                try
                {
                    File.WriteAllText(Path.Combine(folder.FullName, $"{export.Name}.v"), export.Design());
                    foreach ((string name, string text) in export.TestBench(rows.Rows))
                    {
                        File.WriteAllText(Path.Combine(folder.FullName, name), text);
                    }

                    foreach (string simulator in options.Simulators)
                    {
                        SimulatorRun run = SimulatorRun.Of(simulator, folder.FullName, export);
                        allPassed &= run.Passed;
                        lines.Add(string.Create(
                            CultureInfo.InvariantCulture,
                            $"| {network.Name} | {rows.Rows.Length} {rows.Source} | {export.StepCount} | {export.Cycles} | {export.RegisterBits} | {simulator} | {run.Verdict} | {run.BuildSeconds:0.0} | {run.RunSeconds:0.0} |"));
                        Console.WriteLine(lines[^1]);
                    }
                }
                finally
                {
                    folder.Delete(recursive: true);
                }
            }
        }

        if (options.ResultsFile is { } results)
        {
            File.WriteAllText(results, string.Join('\n', lines) + "\n");
        }

        if (!allPassed)
        {
            throw new BenchmarkException("a simulation differs from the evaluator");
        }
    }
}
