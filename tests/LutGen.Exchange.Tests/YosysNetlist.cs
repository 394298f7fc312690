using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Exchange.Tests;

/// <summary>What Yosys makes of Verilog, as a network from bits to bits.</summary>
internal static class YosysNetlist
{
    /// <summary>Has all Verilog of a folder read, flattened and mapped to lookup tables.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="top">The top module.</param>
    /// <param name="input">The vector that is the inputs, its bit 0 first; others must not matter.</param>
    /// <param name="output">The vector that is the outputs.</param>
    /// <param name="isNumber">Whether the outputs are to stand most significant bit first, instead of bit 0.</param>
    public static LutNetwork Read(string folder, string top, string input, string output, bool isNumber)
    {
        string files = string.Join(' ', Directory.GetFiles(folder, "*.v").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        ExternalTool.Run(folder, "yosys", "-q", "-p", $"read_verilog {files}; synth -flatten -top {top} -lut 4; opt_clean -purge; write_blif yosys.blif");
        IEnumerable<string> lines = File.ReadLines(Path.Combine(folder, "yosys.blif"))
            .Select(line => line.StartsWith(".inputs ", StringComparison.Ordinal) ? Kept(line, input, reverse: false) : line.StartsWith(".outputs ", StringComparison.Ordinal) ? Kept(line, output, isNumber) : line);
        return NetlistNetwork.Of(BlifReader.Read(string.Join('\n', lines)));
    }

    private static string Kept(string line, string vector, bool reverse)
    {
        string[] words = line.Split(' ');
        IEnumerable<string> kept = words.Skip(1).Where(word => word == vector || word.StartsWith($"{vector}[", StringComparison.Ordinal));
        return $"{words[0]} {string.Join(' ', reverse ? kept.Reverse() : kept)}";
    }
}
