using System.Globalization;
using System.Text;

namespace LutGen.Exchange.Tests.LogicNets;

/// <summary>How a network is written as Verilog: what the family's tools and their forks do differently.</summary>
internal sealed record VerilogStyle
{
    /// <summary>Name of the top module.</summary>
    public string Top { get; init; } = "logicnet";

    /// <summary>Names of the layers' modules.</summary>
    public IReadOnlyList<string> Layers { get; init; } = ["layer0", "layer1", "layer2"];

    /// <summary>Base of labels: b, d or h.</summary>
    public char LabelBase { get; init; } = 'b';

    /// <summary>Registers before each layer instead of wires.</summary>
    public bool Registers { get; init; }

    /// <summary>Whether the register has a file of its own in the folder.</summary>
    public bool RegisterFile { get; init; } = true;

    /// <summary>Ports declared in the body.</summary>
    public bool OldPorts { get; init; }

    /// <summary>Codes of addresses as ranges instead of bits.</summary>
    public bool Ranges { get; init; }

    /// <summary>Addresses with the largest code of an input are left out.</summary>
    public bool Narrow { get; init; }

    /// <summary>The last entry is a default.</summary>
    public bool Default { get; init; }

    /// <summary>All modules in one file.</summary>
    public bool OneFile { get; init; }
}

/// <summary>Writes networks as Verilog in the shape that LogicNets' family writes, in a text of our own.</summary>
internal static class VerilogFolder
{
    /// <summary>Modules by name.</summary>
    public static Dictionary<string, string> Modules(FamilyNetwork network, VerilogStyle style)
    {
        Dictionary<string, string> modules = [];
        int[] widths = [.. Enumerable.Range(0, network.Layers.Count).Select(layer => network.WidthsBefore(layer).Sum()), network.Layers[^1].Sum(neuron => neuron.Bits)];
        var top = new StringBuilder();
        for (int k = 0; k < network.Layers.Count; k++)
        {
            string name = style.Layers[k];
            top.Append(CultureInfo.InvariantCulture, $"wire [{widths[k] - 1}:0] M{k}w;\n");
            top.Append(style.Registers
                ? $"myreg #(.DataWidth({widths[k]})) {name}_reg (.data_in(M{k}), .clk(clk), .rst(rst), .data_out(M{k}w));\n"
                : $"assign M{k}w = M{k};\n");
            top.Append(k + 1 < network.Layers.Count ? $"wire [{widths[k + 1] - 1}:0] M{k + 1};\n" : "");
            top.Append(CultureInfo.InvariantCulture, $"{name} {name}_inst (.M0(M{k}w), .M1(M{k + 1}));\n");
            AddLayer(modules, network, k, name, style);
        }

        modules.Add(style.Top, $"module {style.Top} (input [{widths[0] - 1}:0] M0, input clk, input rst, output[{widths[^1] - 1}:0] M{network.Layers.Count});\n{top}endmodule\n");
        if (style.Registers && style.RegisterFile)
        {
            modules.Add("myreg", """
                // As wide as it is told.
                module myreg (data_in, data_out, clk, rst);
                parameter DataWidth = 1;
                input [DataWidth - 1 : 0] data_in;
                input clk, rst;
                output [DataWidth - 1 : 0] data_out;
                reg [DataWidth - 1 : 0] data_out;
                always @(posedge clk)
                    if (rst) data_out <= 0; else data_out <= data_in;
                endmodule

                """);
        }

        return modules;
    }

    /// <summary>Writes a folder.</summary>
    public static void Write(string folder, FamilyNetwork network, VerilogStyle style)
    {
        Dictionary<string, string> modules = Modules(network, style);
        if (style.OneFile)
        {
            File.WriteAllText(Path.Combine(folder, "all.v"), "`timescale 1ns / 1ps\n" + string.Concat(modules.Values));
            return;
        }

        foreach ((string name, string text) in modules)
        {
            // Not the module's name: nothing may depend on it.
            File.WriteAllText(Path.Combine(folder, $"file_of_{name}.v"), text);
        }
    }

    private static void AddLayer(Dictionary<string, string> modules, FamilyNetwork network, int k, string name, VerilogStyle style)
    {
        int[] widths = network.WidthsBefore(k);
        int[] starts = [.. widths.Select((_, i) => widths.Take(i).Sum())];
        var body = new StringBuilder();
        int low = 0;
        for (int j = 0; j < network.Layers[k].Count; j++)
        {
            FamilyNeuron neuron = network.Layers[k][j];
            int addressBits = neuron.Sources.Sum(source => widths[source]);
            IEnumerable<string> parts = neuron.Sources.SelectMany(source => style.Ranges
                ? [$"M0[{starts[source] + widths[source] - 1}:{starts[source]}]"]
                : Enumerable.Range(0, widths[source]).Select(bit => $"M0[{starts[source] + widths[source] - 1 - bit}]"));
            body.Append(CultureInfo.InvariantCulture, $"wire [{addressBits - 1}:0] {name}_N{j}_wire = {{{string.Join(", ", parts)}}};\n");
            body.Append(CultureInfo.InvariantCulture, $"{name}_N{j} {name}_N{j}_inst (.M0({name}_N{j}_wire), .M1(M1[{low + neuron.Bits - 1}:{low}]));\n\n");
            low += neuron.Bits;
            modules.Add($"{name}_N{j}", Neuron($"{name}_N{j}", neuron, widths, addressBits, style));
        }

        modules.Add(name, Header(name, widths.Sum(), low, style) + body + "endmodule\n");
    }

    private static string Neuron(string name, FamilyNeuron neuron, int[] widths, int addressBits, VerilogStyle style)
    {
        var text = new StringBuilder(Header(name, addressBits, neuron.Bits, style));
        text.Append(CultureInfo.InvariantCulture, $"(*rom_style = \"distributed\" *) reg [{neuron.Bits - 1}:0] M1r;\nassign M1 = M1r;\nalways @ (M0) begin\ncase (M0)\n");

        // The first source varies fastest: the order is not that of the addresses.
        int[] addresses = [.. Enumerable.Range(0, 1 << addressBits).OrderBy(address => Reversed(address, neuron.Sources.Select(source => widths[source]).ToArray()))];
        List<int> written = [.. addresses.Where(address => !style.Narrow || !HasLargest(address, neuron.Sources.Select(source => widths[source]).ToArray()))];
        int usual = neuron.Table.GroupBy(code => code).MaxBy(group => group.Count())!.Key;
        foreach (int address in written.Where(address => !style.Default || neuron.Table[address] != usual))
        {
            string label = style.LabelBase switch { 'b' => Convert.ToString(address, 2).PadLeft(addressBits, '0'), 'h' => address.ToString("x", CultureInfo.InvariantCulture), _ => $"{address}" };
            text.Append(CultureInfo.InvariantCulture, $"{addressBits}'{style.LabelBase}{label}: M1r = {neuron.Bits}'b{Convert.ToString(neuron.Table[address], 2).PadLeft(neuron.Bits, '0')};\n");
        }

        return text.Append(style.Default ? $"default: M1r = {neuron.Bits}'d{usual};\n" : "").Append("endcase\nend\nendmodule\n").ToString();
    }

    private static string Header(string name, int inputs, int outputs, VerilogStyle style) => style.OldPorts
        ? $"module {name} (M0, M1);\ninput [{inputs - 1}:0] M0; /* an address */\noutput [{outputs - 1}:0] M1;\n"
        : $"module {name} (input [{inputs - 1}:0] M0, output [{outputs - 1}:0] M1);\n";

    private static int Reversed(int address, int[] widths) => Codes(address, widths).Reverse().Zip(widths.Reverse()).Aggregate(0, (all, code) => (all << code.Second) | code.First);

    private static bool HasLargest(int address, int[] widths) => Codes(address, widths).Zip(widths).Any(code => code.Second > 1 && code.First == (1 << code.Second) - 1);

    // First source first.
    private static IEnumerable<int> Codes(int address, int[] widths) => widths.Select((width, i) => (address >> widths.Skip(i + 1).Sum()) & ((1 << width) - 1));
}
