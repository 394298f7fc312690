using System.Text;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Core.Tests.Netlists;

public sealed class AigerReaderTests
{
    // A half adder: sum = not (not (a and not b) and not (not a and b)), carry = a and b.
    private const string HalfAdder = "aag 6 2 0 2 4\n2\n4\n13\n6\n6 2 4\n8 2 5\n10 3 4\n12 9 11\ni0 a\ni1 b in\no0 sum\no1 carry\nc\nany # words\n";

    [Fact]
    public void An_ascii_file_with_symbols_is_read()
    {
        Netlist netlist = AigerReader.Read(HalfAdder, "half");

        Assert.Equal(("half", "a b_in", "sum carry"), (netlist.Name, string.Join(' ', netlist.Inputs), string.Join(' ', netlist.Outputs.Select(o => o.Name))));
        Assert.Equal(["0110", "0001"], NetlistSimulation.Truth(netlist));
    }

    [Fact]
    public void Ascii_nodes_may_come_in_any_order_and_variables_be_left_out()
    {
        Netlist netlist = AigerReader.Read("aag 90 2 0 1 2\n40\n4\n61\n60 90 5\n90 40 40\n");

        Assert.Equal(["1101"], NetlistSimulation.Truth(netlist));
        Assert.Equal(["i0", "i1"], netlist.Inputs);
    }

    [Fact]
    public void Constants_inputs_and_complements_of_inputs_may_be_outputs()
    {
        Netlist netlist = AigerReader.Read("aag 3 2 0 6 1\n2\n4\n0\n1\n2\n3\n3\n6\n6 1 5\n");

        Assert.Equal(["0000", "1111", "0011", "1100", "1100", "1010"], NetlistSimulation.Truth(netlist));
    }

    [Fact]
    public void A_binary_file_is_read()
    {
        // As the half adder above: variables 3 to 6 are ANDs; differences are of lhs and the larger literal, then of the two.
        byte[] bytes = [.. Encoding.ASCII.GetBytes("aig 6 2 0 2 4\n13\n6\n"), 2, 2, 3, 3, 6, 1, 1, 2, .. Encoding.UTF8.GetBytes("i0 ä\no0 sum\nc\n")];
        Netlist netlist = AigerReader.Read(bytes, "half");

        Assert.Equal(["0110", "0001"], NetlistSimulation.Truth(netlist));
        Assert.Equal(["ä", "i1"], netlist.Inputs);
    }

    [Fact]
    public void Differences_of_several_bytes_are_read()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("aig 151 150 0 1 1\n302\n"), 0x80 | (300 & 0x7F), 300 >> 7, 0];

        Netlist netlist = AigerReader.Read(bytes);

        Assert.Equal([0], Assert.Single(netlist.Nodes).Fanins);
    }

    [Fact]
    public void Bytes_of_an_ascii_file_are_read_as_text()
    {
        Assert.Equal(["0110", "0001"], NetlistSimulation.Truth(AigerReader.Read(Encoding.UTF8.GetBytes(HalfAdder))));
        Assert.Equal(3, Assert.Throws<NetlistException>(() => AigerReader.Read(Encoding.UTF8.GetBytes("aag 1 1 0 0 0\n2\nx0 name\n"))).Line);
    }

    [Theory]
    [InlineData("", 1, 1, "the file ends here, expected 'aag'")]
    [InlineData("aig 1 1 0 0 0\n", 1, 1, "this is a binary file, which `lutgen import` reads")]
    [InlineData("aag 1 1 0\n", 1, 9, "expected the number of outputs")]
    [InlineData("aag x 1 0 0 0\n", 1, 5, "the largest variable is 'x', expected a whole number from 0 to 16777216")]
    [InlineData("aag 99999999999 1 0 0 0\n", 1, 5, "expected a whole number from 0 to 16777216")]
    [InlineData("aag 1 1 1 0 0\n", 1, 9, "the file has 1 latches, expected combinational logic")]
    [InlineData("aag 1 1 0 0 0 1\n", 1, 15, "the file has properties")]
    [InlineData("aag 1 1 0 0 1\n", 1, 5, "the largest variable is 1, expected at least 2 for 1 inputs and 1 ANDs")]
    [InlineData("aag 1 1 0 1 0\n2\n", 3, 1, "the file ends here, expected an output, 1 of 1")]
    [InlineData("aag 1 1 0 1 0\n3\n2\n", 2, 1, "the input is '3', expected a whole number from 0 to 2")]
    [InlineData("aag 1 1 0 1 0\n1\n2\n", 2, 1, "the input is literal 1, expected an even one from 2")]
    [InlineData("aag 1 1 0 1 0\n2\n4\n", 3, 1, "the output is '4', expected a whole number from 0 to 3")]
    [InlineData("aag 2 1 0 1 1\n2\n4\n2 2 2\n", 4, 1, "net 'n1' is driven twice")]
    [InlineData("aag 3 1 0 1 1\n2\n4\n4 2 6\n", 4, 1, "nothing drives net 'n3'")]
    [InlineData("aag 3 1 0 1 2\n2\n4\n4 2 6\n6 4 2\n", 4, 1, "n2 -> n3 -> n2 are a cycle")]
    [InlineData("aag 1 1 0 0 0\n2\ni1 b\n", 3, 1, "found 'i1', expected the symbol of one of the 1 inputs")]
    [InlineData("aag 1 1 0 0 0\n2\ni0\n", 3, 1, "expected a name")]
    [InlineData("aag 1 1 0 0 0\n2\ni0 a\ni0 b\n", 4, 1, "symbol 'i0' is named twice")]
    public void A_fault_of_a_text_is_named_with_its_place(string text, int line, int column, string detail)
    {
        NetlistException fault = Assert.Throws<NetlistException>(() => AigerReader.Read(text));

        Assert.Contains(detail, fault.Detail, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0 }, 16, "the difference of two literals is 0, expected 1 to 4")]
    [InlineData(new byte[] { 9, 0 }, 16, "the difference of two literals is more than 4")]
    [InlineData(new byte[] { 1, 9 }, 17, "the difference of two literals is more than 3")]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, 16, "the difference of two literals is more than 4")]
    [InlineData(new byte[] { 1 }, 17, "the file ends here, expected the difference of two literals")]
    public void A_fault_of_a_binary_file_is_named_with_its_byte(byte[] ands, int offset, string detail)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("aig 2 1 0 1 1\n4\n"), .. ands];
        NetlistException fault = Assert.Throws<NetlistException>(() => AigerReader.Read(bytes));

        Assert.Contains(detail, fault.Detail, StringComparison.Ordinal);
        Assert.Equal((offset, 0), (fault.Offset, fault.Line));
        Assert.StartsWith($"byte {offset}: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_in_a_header_cost_nothing()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string header in new[] { "aag 16000000 16000000 0 0 0\n", "aag 16000000 0 0 4000000 16000000\n", "aig 16000000 16000000 0 0 0\n", "aig 16000000 0 0 1 16000000\n0\n" })
        {
            Assert.Throws<NetlistException>(() => AigerReader.Read(Encoding.ASCII.GetBytes(header)));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_fault_of_the_binary_header_names_the_rule() =>
        Assert.Equal(NetworkRule.Malformed, Assert.Throws<NetlistException>(() => AigerReader.Read(Encoding.ASCII.GetBytes("aig 16000000 16000000 0 0 0\n"))).Rule);
}
