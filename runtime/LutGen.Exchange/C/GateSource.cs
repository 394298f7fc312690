using System.Text;
using LutGen.Exchange.Gates;

namespace LutGen.Exchange.C;

/// <summary>The network as C: one statement a gate, one bit of a word a sample.</summary>
internal static class GateSource
{
    /// <summary><c>void evaluate(const word *in, word *out)</c>.</summary>
    public const string Function = "evaluate";

    /// <summary>Writes the type <c>word</c> and the function.</summary>
    /// <param name="network">The network.</param>
    /// <param name="word">Its word.</param>
    public static string Emit(GateNetwork network, WordType word)
    {
        ILookup<int, int> places = network.Outputs.Select((id, place) => (id, place)).ToLookup(output => output.id, output => output.place);
        int[] readers = Readers(network);
        var text = new StringBuilder();
        text.Append($"{word.Declaration}\n#define ZERO ((word){{0}})\n\n");
        text.Append($"void {Function}(const word *in, word *out) {{\n");
        for (int input = 0; input < network.Inputs; input++)
        {
            AppendOutputs(text, places[input], Name(network, input));
        }

        for (int i = 0; i < network.Gates.Count; i++)
        {
            int id = network.Inputs + i;
            string expression = Expression(network.Gates[i], network);
            if (readers[id] > 0)
            {
                text.Append($"\tconst word {Name(network, id)} = {expression};\n");
            }

            AppendOutputs(text, places[id], readers[id] > 0 ? Name(network, id) : expression);
        }

        return text.Append("}\n").ToString();
    }

    // Compilers complain of values that nothing reads; a gate that only such gates read is one as well.
    private static int[] Readers(GateNetwork network)
    {
        var readers = new int[network.Inputs + network.Gates.Count];
        HashSet<int> outputs = [.. network.Outputs];
        for (int i = network.Gates.Count - 1; i >= 0; i--)
        {
            Gate gate = network.Gates[i];
            if (readers[network.Inputs + i] > 0 || outputs.Contains(network.Inputs + i))
            {
                readers[gate.A] += ReadsA(gate.Id) ? 1 : 0;
                readers[gate.B] += ReadsB(gate.Id) ? 1 : 0;
            }
        }

        return readers;
    }

    private static void AppendOutputs(StringBuilder text, IEnumerable<int> places, string value)
    {
        foreach (int place in places)
        {
            text.Append($"\tout[{place}] = {value};\n");
        }
    }

    private static string Name(GateNetwork network, int id) => id < network.Inputs ? $"in[{id}]" : $"v{id}";

    private static bool ReadsA(int gate) => gate >> 2 != (gate & 3);

    private static bool ReadsB(int gate) => ((gate >> 1) & 5) != (gate & 5);

    private static string Expression(Gate gate, GateNetwork network)
    {
        (string a, string b) = (Name(network, gate.A), Name(network, gate.B));
        return gate.Id switch
        {
            0 => "ZERO",
            1 => $"{a} & {b}",
            2 => $"{a} & ~{b}",
            3 => a,
            4 => $"{b} & ~{a}",
            5 => b,
            6 => $"{a} ^ {b}",
            7 => $"{a} | {b}",
            8 => $"~({a} | {b})",
            9 => $"~({a} ^ {b})",
            10 => $"~{b}",
            11 => $"~{b} | {a}",
            12 => $"~{a}",
            13 => $"~{a} | {b}",
            14 => $"~({a} & {b})",
            _ => "~ZERO",
        };
    }
}
