using System.Text;

namespace LutGen.Benchmarks.Peers.CSource;

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
        var outputs = network.Outputs.Select((signal, position) => (signal, position)).ToDictionary(output => output.signal, output => output.position);
        var text = new StringBuilder();
        text.Append($"{word.Declaration}\n#define ZERO ((word){{0}})\n\n");
        text.Append($"void {Function}(const word *in, word *out) {{\n");
        for (int i = 0; i < network.Gates.Count; i++)
        {
            GateNetwork.Gate gate = network.Gates[i];
            int signal = network.Inputs + i;
            string target = outputs.TryGetValue(signal, out int position) ? $"out[{position}]" : $"const word v{signal}";
            text.Append($"\t{target} = {Expression(gate.Id, Name(network, gate.A), Name(network, gate.B))};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Name(GateNetwork network, int signal) => signal < network.Inputs ? $"in[{signal}]" : $"v{signal}";

    private static string Expression(int gate, string a, string b) => gate switch
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
