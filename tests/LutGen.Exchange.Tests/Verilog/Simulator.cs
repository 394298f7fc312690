using LutGen.Exchange.Verilog;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.Verilog;

/// <summary>Runs exports and their test benches in simulators.</summary>
internal static class Simulator
{
    /// <summary>What the test bench of a network's module says in Icarus, or that of its stream wrapper.</summary>
    public static string Icarus(LutNetwork network, VerilogOptions options, IReadOnlyList<float[]> rows) => InFolder(network, options, rows, (folder, export, bench) =>
    {
        ExternalTool.Run(folder, "iverilog", "-g2005", "-Wall", "-o", "bench.vvp", bench, "design.v");
        return ExternalTool.Run(folder, "vvp", "-n", "bench.vvp");
    });

    /// <summary>The same in Verilator.</summary>
    public static string Verilator(LutNetwork network, VerilogOptions options, IReadOnlyList<float[]> rows) => InFolder(network, options, rows, (folder, export, bench) =>
    {
        ExternalTool.Run(folder, "verilator", "--binary", "-Wno-fatal", "-O1", "--Mdir", "obj", "--top-module", Path.GetFileNameWithoutExtension(bench), bench, "design.v");
        return ExternalTool.Run(folder, Path.Combine(folder, "obj", $"V{Path.GetFileNameWithoutExtension(bench)}"));
    });

    private static string InFolder(LutNetwork network, VerilogOptions options, IReadOnlyList<float[]> rows, Func<string, VerilogExport, string, string> run)
    {
        var export = new VerilogExport(network, options);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lutgen");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "design.v"), export.Design());
            string bench = "";
            foreach ((string file, string text) in export.TestBench(rows))
            {
                File.WriteAllText(Path.Combine(folder.FullName, file), text);
                bench = file;
            }

            return run(folder.FullName, export, bench);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
