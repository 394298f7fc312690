using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Core.Tests.Netlists;

public sealed class BenchReaderTests
{
    private const string Ports = "INPUT(a)\nINPUT(b)\nOUTPUT(f)\n";

    [Fact]
    public void Every_gate_is_read_in_any_case_and_order()
    {
        (string Gate, string Truth)[] gates =
        [
            ("AND(a, b, c)", "00000001"), ("nand(a,b,c)", "11111110"), ("OR ( a , b , c )", "01111111"), ("NOR(a, b, c)", "10000000"),
            ("XOR(a, b, c)", "01101001"), ("xnor(a, b, c)", "10010110"), ("NOT(a)", "11110000"), ("BUFF(b)", "00110011"), ("BUF(c)", "01010101"), ("vdd", "11111111"), ("gnd", "00000000"),
        ];
        string text = "# gates\n" + string.Concat(gates.Select((_, i) => $"OUTPUT(f{i})\n")) + string.Concat(gates.Select((g, i) => $"f{i} = {g.Gate}\n")) + "INPUT(a)\nINPUT(b)\nINPUT(c)\n";

        Assert.Equal(gates.Select(g => g.Truth), NetlistSimulation.Truth(BenchReader.Read(text)));
    }

    [Fact]
    public void The_first_net_of_a_table_is_the_least_significant_bit_of_its_number()
    {
        // 1 at addresses 1 (a alone) and 6 (b and c).
        Netlist netlist = BenchReader.Read("INPUT(a)\nINPUT(b)\nINPUT(c)\nOUTPUT(f)\nOUTPUT(g)\nf = LUT 0x42 ( a, b, c )\ng = LUT 0X02 (a, b)\n");

        Assert.Equal(["00011000", "00001100"], NetlistSimulation.Truth(netlist));
    }

    [Fact]
    public void LogicNets_leaves_out_the_parenthesis_behind_a_single_net_and_leading_zeros()
    {
        Netlist netlist = BenchReader.Read("INPUT(M0[0])\nINPUT(M0[1])\nOUTPUT(M1[0])\nOUTPUT(M1[1])\nM1[0] = LUT 0x1 ( M0[0]\nM1[1] = LUT 0x1 ( M0[0], M0[1], M0[0], M0[1] )\n", "layer");

        Assert.Equal(("layer", "M0[1]"), (netlist.Name, netlist.Inputs[1]));
        Assert.Equal(["1100", "1000"], NetlistSimulation.Truth(netlist));
    }

    [Fact]
    public void A_gate_of_two_hundred_inputs_becomes_small_nodes()
    {
        string names = string.Join(", ", Enumerable.Range(0, 200).Select(i => $"a{i}"));
        Netlist netlist = BenchReader.Read(string.Concat(Enumerable.Range(0, 200).Select(i => $"INPUT(a{i})\n")) + $"OUTPUT(f)\nf = XNOR({names})\n");

        Assert.All(netlist.Nodes, node => Assert.InRange(node.Fanins.Count, 1, 6));
        var random = new Random(1);
        ulong[] inputs = Enumerable.Range(0, 200).Select(_ => (ulong)random.NextInt64()).ToArray();
        Assert.Equal(~inputs.Aggregate((a, b) => a ^ b), Assert.Single(NetlistSimulation.Outputs(netlist, inputs)));
    }

    [Theory]
    [InlineData("hello\n", 1, 1, "found 'hello', expected INPUT(net), OUTPUT(net) or net = GATE(nets)")]
    [InlineData("INPUT(a, b)\n", 1, 1, "'INPUT' has 2 nets, expected one")]
    [InlineData("INPUT\n", 1, 1, "expected '('")]
    [InlineData(Ports + "f = DFF(a)\n", 4, 5, "'DFF' is a register, expected combinational logic")]
    [InlineData(Ports + "f = MAJ(a, b)\n", 4, 5, "found 'MAJ', expected AND, NAND")]
    [InlineData(Ports + "f = NOT(a, b)\n", 4, 5, "'NOT' has 2 inputs, expected one")]
    [InlineData(Ports + "f = AND()\n", 4, 5, "'AND' has 0 inputs, expected at least one")]
    [InlineData(Ports + "f = AND(a, b\n", 4, 12, "the line ends behind 'b', expected ',' or ')'")]
    [InlineData(Ports + "f = AND(a b)\n", 4, 11, "found 'b', expected ',' or ')'")]
    [InlineData(Ports + "f = AND(a,, b)\n", 4, 11, "found ',', expected a net")]
    [InlineData(Ports + "f = AND(a, b) c\n", 4, 15, "'c' is one word too many")]
    [InlineData(Ports + "f = LUT 8 (a, b)\n", 4, 9, "the table is '8', expected 0x and hex digits")]
    [InlineData(Ports + "f = LUT 0xG (a, b)\n", 4, 9, "the table is '0xG', expected 0x and hex digits")]
    [InlineData(Ports + "f = LUT 0x18 (a, b)\n", 4, 9, "the table has an entry at 4, expected at most 3 for 2 inputs")]
    [InlineData(Ports + "f = AND(a, c)\n", 4, 12, "nothing drives net 'c'")]
    [InlineData(Ports + "f = AND(a, b)\nf = OR(a, b)\n", 5, 1, "net 'f' is driven twice, expected one driver: line 4 drives it")]
    [InlineData(Ports + "f = AND(a, g)\ng = NOT(f)\n", 4, 1, "f -> g -> f are a cycle")]
    [InlineData(Ports + "OUTPUT(f)\n", 4, 8, "output 'f' is listed twice")]
    public void A_fault_is_named_with_its_place(string text, int line, int column, string detail)
    {
        NetlistException fault = Assert.Throws<NetlistException>(() => BenchReader.Read(text));

        Assert.Contains(detail, fault.Detail, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Fact]
    public void A_short_number_does_not_ask_for_a_table_of_millions_of_entries()
    {
        string names = string.Join(", ", Enumerable.Repeat("a, b", 12));
        NetlistException fault = Assert.Throws<NetlistException>(() => BenchReader.Read($"{Ports}f = LUT 0x8 ({names})\n"));

        Assert.Equal((NetworkRule.TableLength, "the table has 1 hex digits, expected 4194304 for 24 inputs"), (fault.Rule, fault.Detail));
    }
}
