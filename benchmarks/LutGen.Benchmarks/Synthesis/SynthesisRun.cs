using System.Diagnostics;
using System.Text.Json;
using LutGen.Circuits;
using LutGen.Formats;
using LutGen.Mapping;
using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Benchmarks.Synthesis;

/// <summary>A run of the <c>mapping</c> verb.</summary>
internal static class SynthesisRun
{
    private static readonly LutTarget Area = new(LutInputs: 6, IsDepthBounded: false);
    private static readonly LutTarget Depth = Area with { IsDepthBounded = true };
    private static readonly LutTarget Wide = Area with { HasWideMultiplexers = true };

    // With some larger circuits ABC's dch has come to no end in 20 minutes: they are compared by a circuit of each layer too.
    private const int MostCellsOfOthers = 100_000;

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Runs.</summary>
    /// <exception cref="BenchmarkException">A program cannot be run, or a cover computes something else.</exception>
    public static void Run(SynthesisOptions options)
    {
        string folder = Directory.CreateDirectory(options.WorkFolder ?? Directory.CreateTempSubdirectory("lutgen-mapping-").FullName).FullName;
        var tools = new ReferenceTools(folder, TimeSpan.FromSeconds(options.LimitSeconds));
        var rows = new List<SynthesisRow>();
        Console.WriteLine(SynthesisReport.Heading(options.References));
        foreach (TestCircuit circuit in Circuits(options).Where(circuit => options.Only is null || $"{circuit.Family}/{circuit.Name}".Contains(options.Only, StringComparison.Ordinal)))
        {
            SynthesisRow row = Map(circuit, tools, options);
            rows.Add(row);
            Console.WriteLine(SynthesisReport.Line(row, options.References));
            if (options.Json is { } file)
            {
                // After every circuit: some take others many minutes.
                WholeFile.Write(file, JsonSerializer.Serialize(rows, Format) + "\n");
            }
        }

        Console.WriteLine(SynthesisReport.Means(rows, options.References));
        if (rows.FirstOrDefault(row => row.Proof == false) is { } wrong)
        {
            throw new BenchmarkException($"{wrong.Family}/{wrong.Name}: the cover computes something else than the circuit");
        }
    }

    private static IEnumerable<TestCircuit> Circuits(SynthesisOptions options)
    {
        IEnumerable<TestCircuit> circuits = ArithmeticCircuits.All()
            .Concat(RandomCircuits.All())
            .Concat(NeuronNetworks.All().Select(network => NetworkCircuits.Tables("neurons", network)))
            .Concat(RandomNetworks.Kinds.SelectMany(OfKind));
        return options.Models is { } folder ? circuits.Concat(Directory.GetFiles(folder, "*.lutnet").Order(StringComparer.Ordinal).SelectMany(OfModel)) : circuits;
    }

    private static IEnumerable<TestCircuit> OfKind(string kind) =>
        NetworkCircuits.Parts(RandomNetworks.Create(kind, seed: 1)).Select(circuit => circuit with { Family = "kinds", Name = $"{kind}-{circuit.Family}" });

    private static IEnumerable<TestCircuit> OfModel(string file)
    {
        LutNetwork network = LutnetReader.ReadFile(file);
        var circuits = new List<TestCircuit>();
        try
        {
            circuits.AddRange(NetworkCircuits.Parts(network));
            if (NetworkCircuits.IsOfTables(network))
            {
                circuits.Add(NetworkCircuits.Tables("tables", network));
            }

            if (circuits.Any(circuit => circuit.Logic.Circuit.Cells.Count > MostCellsOfOthers))
            {
                circuits.AddRange(NetworkCircuits.Layers(network));
            }
        }
        catch (CircuitLimitException)
        {
            circuits.AddRange(NetworkCircuits.Layers(network));
        }

        return circuits;
    }

    private static SynthesisRow Map(TestCircuit circuit, ReferenceTools tools, SynthesisOptions options)
    {
        (SubjectGraph graph, int[] outputs) = circuit.ToGraph();
        TimeSpan start = Processor();
        LutCover area = LutMapping.Run(graph, outputs, Area, CancellationToken.None);
        LutCover depth = LutMapping.Run(graph, outputs, Depth, CancellationToken.None);
        LutCover wide = LutMapping.Run(graph, outputs, Wide, CancellationToken.None);
        double seconds = (Processor() - start).TotalSeconds;
        string text = BlifWriter.Write(circuit.Start);
        bool? proof = options.IsProven ? tools.AreEqual(text, Text(area)) & tools.AreEqual(text, Text(depth)) & tools.AreEqual(text, Text(wide)) : null;
        return new SynthesisRow(
            circuit.Family,
            circuit.Name,
            graph.Count - graph.FirstOperation,
            Count(area, Area),
            Count(depth, Depth),
            Count(wide, Wide),
            seconds,
            proof,
            options.References.ToDictionary(name => name, name => tools.Count(name, text)));
    }

    private static TimeSpan Processor() => Process.GetCurrentProcess().TotalProcessorTime;

    private static ReferenceCount Count(LutCover cover, LutTarget target) => new(target.LutsOf(cover), cover.Depth());

    private static string Text(LutCover cover) =>
        BlifWriter.Write(CoverNetlist.Of(cover, "cover", TestCircuit.InputNames(cover.InputCount), TestCircuit.OutputNames(cover.Outputs.Length)));
}
