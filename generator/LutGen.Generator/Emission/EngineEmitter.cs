using System.Globalization;
using System.IO.Compression;
using System.Text;
using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Formats;
using LutGen.Generator.Models;
using LutGen.Generator.Parsing;
using LutGen.Generator.Planning;
using LutGen.Networks;
using Microsoft.CodeAnalysis.CSharp;

namespace LutGen.Generator.Emission;

/// <summary>Writes what makes a model's engine: shapes, encoder, head and the kernels to choose from.</summary>
internal static class EngineEmitter
{
    public static string Emit(ModelTarget target, ModelPlan plan)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, target, plan, "the engine and what it runs");
        writer.Line("#nullable disable");
        writer.Line();
        KernelNesting.Write(writer, target, () =>
        {
            writer.Line("internal static readonly global::LutGen.Kernels.LutEngine Engine = Create();");
            writer.Line();
            using (writer.Begin("private static global::LutGen.Kernels.LutEngine Create()"))
            {
                if (plan.Mode == PlanMode.Interpreted)
                {
                    writer.Line("return global::LutGen.Kernels.LutEngine.Interpret(global::LutGen.Kernels.LutEngine.DecodeNetwork(NetworkData));");
                }
                else
                {
                    WriteCompiled(writer, plan);
                }
            }
            if (plan.Circuit is not null)
            {
                writer.Line();
                writer.Line($"// {plan.Circuit.Nodes.Count} operations in the form of CircuitCodec, in base 64: for whatever is not written out as code.");
                writer.Line("private static string CircuitData =>");
                WriteData(writer, CircuitCodec.Encode(plan.Circuit), ";");
            }

            for (int i = 0; i < plan.Unrolled?.Stages.Count; i++)
            {
                if (plan.Unrolled.Stages[i] is { Program: null } stage)
                {
                    writer.Line();
                    writer.Line($"// {stage.Description}.");
                    writer.Line($"private static string {StagedKernelEmitter.DataOf(i)} =>");
                    WriteData(writer, stage.Tables is { } tables ? Compress(LutnetWriter.ToText(tables)) : CircuitCodec.Encode(stage.Circuit!), ";");
                }
            }

            if (plan.CarriesNetwork || plan.Mode == PlanMode.Interpreted)
            {
                writer.Line();
                writer.Line("// The whole network as a model file, deflated, in base 64.");
                writer.Line("private static string NetworkData =>");
                WriteData(writer, Compress(LutnetWriter.ToText(plan.Network)), ";");
            }
        });
        return writer.ToString();
    }

    private static void WriteCompiled(SourceWriter writer, ModelPlan plan)
    {
        WriteParts(writer, plan.Source, plan.Network);
        writer.Line("return new global::LutGen.Kernels.LutEngine(info, encoder, head, outputWidths, new global::LutGen.Kernels.LutKernels");
        writer.Line("{");
        if (plan.Unrolled is { } unrolled)
        {
            string kernels = string.Join(", ", BuildOptionsReader.AllWidths
                .Select(width => unrolled.Widths.Contains(width) ? $"static () => new {BitKernelEmitter.NameOf(width)}()" : "null"));
            writer.Line($"    Batch = global::LutGen.Kernels.BitKernelChoice.Widest({kernels}),");
            writer.Line($"    SumWidths = [{string.Join(", ", unrolled.SumWidths)}],");
        }

        foreach ((bool present, string property) in new[]
        {
            (plan.Circuit is not null, "Circuit = static () => global::LutGen.Kernels.LutEngine.DecodeCircuit(CircuitData)"),
            (plan.Mode == PlanMode.Multiplied, "Macs = static () => global::LutGen.Kernels.LutEngine.DecodeMacs(NetworkData)"),
            (plan.UnrolledMacs.Count > 0, $"MacCode = static () => new {MacCodeEmitter.ClassName}()"),
            (plan.CarriesNetwork && plan.Mode != PlanMode.Multiplied, "Network = static () => global::LutGen.Kernels.LutEngine.DecodeNetwork(NetworkData)"),
            (plan.HasCodes, $"Codes = new {CodeKernelEmitter.ClassName}()"),
        })
        {
            if (present)
            {
                writer.Line($"    {property},");
            }
        }

        writer.Line("});");
    }

    private static void WriteInfo(SourceWriter writer, LutNetwork network, int outputBits)
    {
        NetworkBounds cost = NetworkBounds.Of(network);
        writer.Line("var info = new global::LutGen.LutModelInfo(");
        writer.Line($"    {Literal(network.Name)},");
        writer.Line($"    FeatureCount: {network.Encoder.FeatureCount},");
        writer.Line($"    InputBits: {network.Encoder.Widths.Sum()},");
        writer.Line($"    OutputBits: {outputBits},");
        writer.Line($"    ScoreCount: {network.Head.ScoreCount},");
        writer.Line($"    new global::LutGen.Cost.NetworkBounds(Gates: {cost.Gates}, LogicalLuts: {cost.LogicalLuts}, TableBits: {cost.TableBits}, Depth: {cost.Depth}, Lut6Bound: {cost.Lut6Bound}),");
        writer.Line("    new global::System.Collections.Generic.KeyValuePair<string, string>[]");
        writer.Line("    {");
        foreach (KeyValuePair<string, string> entry in network.Metadata.Entries)
        {
            writer.Line($"        new({Literal(entry.Key)}, {Literal(entry.Value)}),");
        }

        writer.Line("    });");
    }

    // Encoder and head are data of a few lines; their own section of the model format is the most readable form.
    private static void WriteSection(SourceWriter writer, string name, string reader, string section)
    {
        string[] lines = section.TrimEnd('\n').Split('\n');
        writer.Line($"var {name} = global::LutGen.Formats.LutnetReader.{reader}(");
        for (int i = 0; i < lines.Length; i++)
        {
            writer.Line($"    {Literal(lines[i] + "\n")}{(i < lines.Length - 1 ? " +" : ");")}");
        }
    }

    private static void WriteParts(SourceWriter writer, LutNetwork source, LutNetwork network)
    {
        int[] outputWidths = network.Head.Signals.Select(network.WidthOf).ToArray();
        WriteInfo(writer, source, outputWidths.Sum());
        WriteSection(writer, "encoder", "ReadEncoder", LutnetWriter.ToText(network.Encoder));
        WriteSection(writer, "head", "ReadHead", LutnetWriter.ToText(network.Head));
        writer.Line(outputWidths.Distinct().Count() == 1
            ? $"int[] outputWidths = global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Repeat({outputWidths[0]}, {outputWidths.Length}));"
            : $"int[] outputWidths = [{string.Join(", ", outputWidths)}];");
    }

    // One string: of all forms of literals the one that the compiler reads fastest, by far.
    private static void WriteData(SourceWriter writer, byte[] data, string end)
    {
        const int BytesPerLine = 3 << 14;
        for (int start = 0; start < data.Length; start += BytesPerLine)
        {
            int length = Math.Min(BytesPerLine, data.Length - start);
            writer.Line($"    \"{Convert.ToBase64String(data, start, length)}\"{(start + length < data.Length ? " +" : end)}");
        }
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            deflate.Write(bytes, 0, bytes.Length);
        }

        return compressed.ToArray();
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
