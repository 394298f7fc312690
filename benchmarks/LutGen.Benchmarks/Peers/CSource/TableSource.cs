using System.Text;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.CSource;

/// <summary>An L-LUT network as straightforward C: a table a neuron, one statement a neuron, one sample at a time.</summary>
internal static class TableSource
{
    /// <summary><c>int classify(const uint8_t *row)</c>: the class of one row of codes.</summary>
    public const string RowFunction = "classify";

    /// <summary><c>void classify_all(const uint8_t *rows, int *classes, size_t count)</c>: a loop over rows.</summary>
    public const string RowsFunction = "classify_all";

    /// <summary>Writes the functions.</summary>
    /// <param name="network">A network of quantised features, layers of truth tables and an argmax.</param>
    /// <exception cref="BenchmarkException">The network has another form.</exception>
    public static string Emit(LutNetwork network)
    {
        if (network.Encoder is not QuantizerEncoder || network.Head is not ArgmaxHead || network.Layers.Any(layer => layer is not LutLayer { OutputBits: <= 8 }))
        {
            throw new BenchmarkException($"{network.Name} has no C form: expected quantised features, truth tables and an argmax");
        }

        int features = network.Encoder.FeatureCount;
        var tables = new StringBuilder();
        var statements = new StringBuilder();
        foreach (LutLayer layer in network.Layers.Cast<LutLayer>())
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                int signal = layer.FirstSignal + neuron;
                TruthTable table = layer.TableOf(neuron);
                tables.Append($"static const uint8_t t{signal}[{table.Length}] = {{{string.Join(",", Enumerable.Range(0, table.Length).Select(address => table[address]))}}};\n");
                statements.Append($"    const uint8_t c{signal} = t{signal}[{Address(network, layer.InputsOf(neuron), features)}];\n");
            }
        }

        return $$"""
            #include <stdint.h>
            #include <stddef.h>
            {{tables}}
            int {{RowFunction}}(const uint8_t *row) {
            {{statements}}
                int best = 0;
                uint8_t score = {{Name(network.Head.Signals.First(), features)}};
            {{Argmax(network, features)}}
                return best;
            }

            void {{RowsFunction}}(const uint8_t *rows, int *classes, size_t count) {
                for (size_t i = 0; i < count; i++)
                    classes[i] = {{RowFunction}}(rows + i * {{features}});
            }

            """;
    }

    private static string Argmax(LutNetwork network, int features) =>
        string.Join('\n', network.Head.Signals.Select((signal, i) => $"    if ({Name(signal, features)} > score) {{ best = {i}; score = {Name(signal, features)}; }}").Skip(1));

    private static string Address(LutNetwork network, SignalList inputs, int features)
    {
        var terms = new List<string>();
        int shift = 0;
        foreach (int signal in inputs.Reverse())
        {
            terms.Insert(0, shift == 0 ? Name(signal, features) : $"({Name(signal, features)} << {shift})");
            shift += network.WidthOf(signal);
        }

        return string.Join(" | ", terms);
    }

    private static string Name(int signal, int features) => signal < features ? $"row[{signal}]" : $"c{signal}";
}
