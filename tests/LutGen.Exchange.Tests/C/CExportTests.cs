using System.Globalization;
using LutGen.Evaluation;
using LutGen.Exchange.C;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.C;

public sealed class CExportTests
{
    // A multiple of every word.
    private const int Samples = 128;

    [ExternalToolFact("gcc")]
    public void C_of_every_kind_of_network_compiles_without_a_warning_and_gives_its_outputs()
    {
        // The kinds that are left out differ from these in what takes long to be cut into gates.
        foreach (string kind in RandomNetworks.Kinds.Except(["wide-gates", "residual", "approximate-mac"]))
        {
            AssertSame(RandomNetworks.Create(kind, 3), 64);
        }
    }

    [ExternalToolFact("gcc")]
    public void Words_of_every_width_give_the_same_outputs()
    {
        foreach (int bits in WordType.IntegerBits)
        {
            AssertSame(RandomNetworks.Create("gates", 4), bits);
            AssertSame(RandomNetworks.GateLayers(4, 20, 3, 40, 5), bits);
        }
    }

    [Fact]
    public void Networks_of_gates_are_a_statement_a_gate()
    {
        string text = CExport.Write(RandomNetworks.GateLayers(4, 20, 3, 40, 5), 32);
        Assert.Contains("typedef unsigned int word;", text, StringComparison.Ordinal);
        Assert.Contains("CLASSES = 5, GROUP = 8, DIGITS = 4", text, StringComparison.Ordinal);
        Assert.Contains("\tout[0] = ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_other_widths_are_refused() =>
        Assert.Contains("12 bits", Assert.Throws<ExportException>(() => CExport.Write(RandomNetworks.Create("gates", 0), 12)).Message, StringComparison.Ordinal);

    private static void AssertSame(LutNetwork network, int wordBits)
    {
        string source = CExport.Write(network, wordBits);
        bool tables = !source.Contains("typedef", StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        folder.Write("network.c", source);
        folder.Write("main.c", tables ? TableProgram(network) : GateProgram(network, wordBits));
        int[][] codes = [.. SampleCodes.Of(network, Samples).Concat(SampleCodes.Of(network, Samples)).Concat(SampleCodes.Of(network, Samples)).Concat(SampleCodes.Of(network, Samples)).Take(Samples)];
        IEnumerable<int> inputs = codes.SelectMany(row => tables ? row : SampleCodes.Bits(row, network.Encoder.Widths));
        folder.Write("rows.txt", string.Join(' ', inputs.Concat(Enumerable.Repeat(0, Samples * network.Encoder.Widths.Sum()))));
        ExternalTool.Run(folder.Root, "gcc", "-O1", "-Wall", "-Werror", "-o", "program", "network.c", "main.c");
        string[] lines = ExternalTool.Run(folder.Root, folder["program"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var evaluator = new NetworkEvaluator(network);
        Assert.Equal(codes.Select(row => Expected(evaluator, row, tables)), lines.Take(codes.Length).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray()));
    }

    private static double[] Expected(NetworkEvaluator evaluator, int[] row, bool tables)
    {
        int[] codes = evaluator.EvaluateCodes(row);
        return evaluator.Network.Head switch
        {
            GroupSumHead head when tables => [.. head.Groups.Select(group => (double)group.Signals.Sum(signal => codes[signal]))],
            GroupSumHead head => [.. head.Groups.Select(group => (double)group.Signals.Sum(signal => codes[signal])), .. evaluator.ScoresOf(codes)],
            ArgmaxHead head when tables => [head.Predict(codes)],
            { } head when tables => [.. head.Signals.Select(signal => (double)codes[signal])],
            _ => [.. SampleCodes.HeadBits(evaluator, row).Select(bit => (double)bit)],
        };
    }

    private static double Number(string text) => text.Contains('.', StringComparison.Ordinal) || text.Contains('e', StringComparison.Ordinal)
        ? float.Parse(text, CultureInfo.InvariantCulture)
        : double.Parse(text, CultureInfo.InvariantCulture);

    private static string GateProgram(LutNetwork network, int wordBits)
    {
        int inputs = network.Encoder.Widths.Sum();
        bool sums = network.Head is GroupSumHead;
        int outputs = sums ? network.Head.ScoreCount : network.Head.Signals.Sum(network.WidthOf);
        string type = sums ? "int" : "_Bool";
        return $$"""
            #include <stdio.h>
            #include <stddef.h>
            void apply(const _Bool *rows, {{type}} *out, size_t words);
            {{(sums ? "void scores(const int *sums, float *scores);" : "")}}
            static _Bool rows[{{Samples * inputs}}];
            static {{type}} out[{{Samples * outputs}}];
            int main(void) {
                FILE *file = fopen("rows.txt", "r");
                for (size_t i = 0; i < {{Samples * inputs}}; i++) { int bit; if (fscanf(file, "%d", &bit) != 1) return 1; rows[i] = bit; }
                apply(rows, out, {{Samples / wordBits}});
                for (size_t s = 0; s < {{Samples}}; s++) {
                    for (size_t i = 0; i < {{outputs}}; i++) printf("%d ", (int)out[s * {{outputs}} + i]);
                    {{(sums ? $"float values[{outputs}]; scores(out + s * {outputs}, values); for (size_t i = 0; i < {outputs}; i++) printf(\"%.9g \", values[i]);" : "")}}
                    printf("\n");
                }
                return 0;
            }
            """;
    }

    private static string TableProgram(LutNetwork network)
    {
        int inputs = network.Encoder.SignalCount;
        bool classes = network.Head is ArgmaxHead;
        string type = network.Head is GroupSumHead ? "int" : "uint8_t";
        return $$"""
            #include <stdio.h>
            #include <stdint.h>
            {{(classes ? "int classify(const uint8_t *row);" : $"void evaluate(const uint8_t *row, {type} *out);")}}
            int main(void) {
                FILE *file = fopen("rows.txt", "r");
                for (int s = 0; s < {{Samples}}; s++) {
                    uint8_t row[{{inputs}}];
                    for (int i = 0; i < {{inputs}}; i++) { int code; if (fscanf(file, "%d", &code) != 1) return 1; row[i] = code; }
                    {{(classes ? "printf(\"%d \", classify(row));" : $"{type} out[{network.Head.ScoreCount}]; evaluate(row, out); for (int i = 0; i < {network.Head.ScoreCount}; i++) printf(\"%d \", out[i]);")}}
                    printf("\n");
                }
                return 0;
            }
            """;
    }
}
