using System.Text;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.C;

/// <summary>An L-LUT network as straightforward C: a table a neuron, one statement a neuron, one sample at a time.</summary>
internal static class TableSource
{
    /// <summary><c>int classify(const uint8_t *row)</c>: the class of one row of codes, of a network that ends in an argmax.</summary>
    public const string RowFunction = "classify";

    /// <summary><c>void classify_all(const uint8_t *rows, int *classes, size_t count)</c>: a loop over rows.</summary>
    public const string RowsFunction = "classify_all";

    /// <summary><c>void evaluate(const uint8_t *row, uint8_t *codes)</c>, or <c>int *sums</c> of a group sum: what other networks give for one row.</summary>
    public const string OutputsFunction = "evaluate";

    private const int MostBits = 8;
    private const long MostEntries = 1 << 26;

    /// <summary>Whether a network has this form: layers of truth tables, and codes that fit bytes.</summary>
    public static bool Fits(LutNetwork network) =>
        network.Encoder.Widths.Max() <= MostBits && network.Layers.All(layer => layer is LutLayer { OutputBits: <= MostBits });

    /// <summary>Writes the functions.</summary>
    /// <param name="network">A network of this form.</param>
    /// <exception cref="ExportException">It has another form, or its tables are too large.</exception>
    public static string Emit(LutNetwork network)
    {
        if (!Fits(network))
        {
            throw new ExportException($"{network.Name} has no form as tables in C, expected layers of truth tables and codes of at most {MostBits} bits");
        }

        LutLayer[] layers = [.. network.Layers.Cast<LutLayer>()];
        if (layers.Sum(layer => Enumerable.Range(0, layer.Count).Sum(neuron => (long)layer.TableOf(neuron).Length)) is > MostEntries and var entries)
        {
            throw new ExportException($"the tables of {network.Name} have {entries} entries, expected at most {MostEntries}");
        }

        bool[] read = Read(network, layers);
        var tables = new StringBuilder();
        var statements = new StringBuilder();
        foreach (LutLayer layer in layers)
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                int signal = layer.FirstSignal + neuron;
                if (read[signal])
                {
                    TruthTable table = layer.TableOf(neuron);
                    tables.Append($"static const uint8_t t{signal}[{table.Length}] = {{{string.Join(",", Enumerable.Range(0, table.Length).Select(address => table[address]))}}};\n");
                    statements.Append($"    const uint8_t c{signal} = t{signal}[{Address(network, layer, neuron)}];\n");
                }
            }
        }

        return $$"""
            /* The network {{network.Name}}: a row is {{network.Encoder.SignalCount}} codes of {{string.Join(" or ", network.Encoder.Widths.Distinct().Order())}} bits, a byte each.
             * {{Explained(network.Head)}} */
            #include <stdint.h>
            #include <stddef.h>
            {{tables}}
            {{(network.Head is ArgmaxHead ? Classes(network, statements) : Outputs(network, statements))}}
            """;
    }

    private static string Explained(OutputHead head) => head switch
    {
        ArgmaxHead => $"{RowFunction} gives the class of a row, {RowsFunction} those of count rows.",
        GroupSumHead sum => $"{OutputsFunction} gives {sum.ScoreCount} sums; (sum + beta) / {PeersSource.Literal(sum.Tau)} is a score, beta being {string.Join(", ", sum.Groups.Select(group => PeersSource.Literal(group.Beta)))}.",
        DequantizeHead scores => $"{OutputsFunction} gives {scores.ScoreCount} codes; (code - zero) * scale is a score: {string.Join(", ", scores.Outputs.Select(score => FormattableString.Invariant($"(code - {score.Zero}) * {PeersSource.Literal(score.Scale)}")))}.",
        _ => $"{OutputsFunction} gives {head.ScoreCount} codes.",
    };

    private static string Classes(LutNetwork network, StringBuilder statements) => $$"""
        int {{RowFunction}}(const uint8_t *row) {
        {{statements}}
        {{Argmax(network)}}
        }

        void {{RowsFunction}}(const uint8_t *rows, int *classes, size_t count) {
            for (size_t i = 0; i < count; i++)
                classes[i] = {{RowFunction}}(rows + i * {{network.Encoder.SignalCount}});
        }

        """;

    private static string Outputs(LutNetwork network, StringBuilder statements)
    {
        (string type, IEnumerable<string> values) = network.Head is GroupSumHead sum
            ? ("int", sum.Groups.Select(group => string.Join(" + ", group.Signals.Select(signal => Name(network, signal)).DefaultIfEmpty("0"))))
            : ("uint8_t", network.Head.Signals.Select(signal => Name(network, signal)));
        return $$"""
            void {{OutputsFunction}}(const uint8_t *row, {{type}} *out) {
            {{statements}}{{string.Concat(values.Select((value, i) => $"    out[{i}] = {value};\n"))}}}

            """;
    }

    private static string Argmax(LutNetwork network)
    {
        string[] names = [.. network.Head.Signals.Select(signal => Name(network, signal))];
        return names.Length == 1
            ? $"    return {names[0]} > 0;"
            : $"    int best = 0;\n    uint8_t score = {names[0]};\n{string.Join('\n', names.Select((name, i) => $"    if ({name} > score) {{ best = {i}; score = {name}; }}").Skip(1))}\n    return best;";
    }

    // Compilers complain of values that nothing reads.
    private static bool[] Read(LutNetwork network, LutLayer[] layers)
    {
        var read = new bool[network.SignalCount];
        foreach (int signal in network.Head.Signals)
        {
            read[signal] = true;
        }

        foreach (LutLayer layer in layers.Reverse())
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                foreach (int input in read[layer.FirstSignal + neuron] ? layer.InputsOf(neuron) : default)
                {
                    read[input] = true;
                }
            }
        }

        return read;
    }

    private static string Address(LutNetwork network, LutLayer layer, int neuron)
    {
        SignalList inputs = layer.InputsOf(neuron);
        if (layer.Addressing == Addressing.Sum)
        {
            return string.Join(" + ", inputs.Select(signal => Name(network, signal)).DefaultIfEmpty("0"));
        }

        var terms = new List<string>();
        int shift = 0;
        foreach (int signal in inputs.Reverse())
        {
            terms.Insert(0, shift == 0 ? Name(network, signal) : $"({Name(network, signal)} << {shift})");
            shift += network.WidthOf(signal);
        }

        return terms.Count == 0 ? "0" : string.Join(" | ", terms);
    }

    private static string Name(LutNetwork network, int signal) => signal < network.Encoder.SignalCount ? $"row[{signal}]" : $"c{signal}";
}
