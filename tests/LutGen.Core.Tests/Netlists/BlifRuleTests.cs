using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Core.Tests.Netlists;

/// <summary>What is refused in BLIF, with the line, the column and what was expected.</summary>
public sealed class BlifRuleTests
{
    private const string Ports = ".model m\n.inputs a b\n.outputs f\n";

    [Theory]
    [InlineData("", 1, 1, NetworkRule.Truncated, "expected '.model'")]
    [InlineData("hello\n", 1, 1, NetworkRule.Malformed, "found 'hello', expected a keyword: '.model'")]
    [InlineData(".inputs a\n", 1, 1, NetworkRule.Malformed, "found '.inputs', expected '.model'")]
    [InlineData(".model\n", 1, 1, NetworkRule.Malformed, "expected the model's name")]
    [InlineData(".model a b\n", 1, 10, NetworkRule.Malformed, "'b' is one word too many")]
    [InlineData(Ports + ".name a f\n", 4, 1, NetworkRule.Malformed, "found '.name', expected .model, .inputs")]
    [InlineData(Ports + "11 1\n", 4, 1, NetworkRule.Malformed, "found '11', expected a keyword or, behind '.names'")]
    [InlineData(Ports + ".names\n", 4, 1, NetworkRule.Malformed, "expected the net that it drives")]
    [InlineData(Ports + ".names a b f\n1 1\n", 5, 1, NetworkRule.TableLength, "the term has 1 characters, expected 2")]
    [InlineData(Ports + ".names a b f\n111 1\n", 5, 1, NetworkRule.TableLength, "the term has 3 characters, expected 2")]
    [InlineData(Ports + ".names a b f\n1x 1\n", 5, 2, NetworkRule.Malformed, "the character 'x', expected 0, 1 or -")]
    [InlineData(Ports + ".names a b f\n11 2\n", 5, 4, NetworkRule.Malformed, "the value of a cover is '2', expected 0 or 1")]
    [InlineData(Ports + ".names a b f\n11\n", 5, 1, NetworkRule.Malformed, "has 1 words, expected 2")]
    [InlineData(Ports + ".names a b f\n11 1 1\n", 5, 6, NetworkRule.Malformed, "has 3 words, expected 2")]
    [InlineData(Ports + ".names f\n11 1\n", 5, 4, NetworkRule.Malformed, "the value alone")]
    [InlineData(Ports + ".names a b f\n11 1\n00 0\n", 6, 4, NetworkRule.Malformed, "expected a cover of either the on-set or the off-set")]
    [InlineData(Ports + ".names a c f\n11 1\n", 4, 10, NetworkRule.InputOutOfRange, "nothing drives net 'c'")]
    [InlineData(Ports, 3, 10, NetworkRule.InputOutOfRange, "nothing drives net 'f'")]
    [InlineData(Ports + ".names a f\n1 1\n.names b f\n1 1\n", 6, 10, NetworkRule.Malformed, "net 'f' is driven twice, expected one driver: line 4 drives it")]
    [InlineData(Ports + ".names b a\n1 1\n", 4, 10, NetworkRule.Malformed, "net 'a' is driven twice, expected one driver: it is an input")]
    [InlineData(".model m\n.inputs a a\n", 2, 11, NetworkRule.Malformed, "net 'a' is driven twice")]
    [InlineData(".model m\n.inputs a\n.outputs a a\n", 3, 12, NetworkRule.Malformed, "output 'a' is listed twice")]
    [InlineData(Ports + ".names a g f\n11 1\n.names f h\n1 1\n.names h g\n0 1\n", 4, 12, NetworkRule.Cycle, "f -> g -> h -> f are a cycle")]
    [InlineData(Ports + ".names f f\n1 1\n", 4, 10, NetworkRule.Cycle, "f -> f are a cycle")]
    [InlineData(Ports + ".latch a f 0\n", 4, 1, NetworkRule.Malformed, "'.latch' is a register, expected combinational logic")]
    [InlineData(Ports + ".gate and2 A=a B=b O=f\n", 4, 1, NetworkRule.Malformed, "'.gate' is a cell of a library")]
    [InlineData(".search other.blif\n", 1, 1, NetworkRule.Malformed, "reads another file")]
    [InlineData(Ports + ".subckt n a=a\n", 4, 9, NetworkRule.InputOutOfRange, "there is no model 'n'")]
    [InlineData(Ports + ".subckt n a\n", 4, 11, NetworkRule.Malformed, "expected 'formal=actual'")]
    [InlineData(Ports + ".subckt m a=a b=b f=g\n", 4, 9, NetworkRule.Cycle, "model 'm' is within itself (m -> ...)")]
    [InlineData(Ports + ".subckt n x=a q=f\n.end\n.model n\n.inputs x\n.outputs y\n.names x y\n1 1\n", 4, 15, NetworkRule.InputOutOfRange, "model 'n' has no 'q'")]
    [InlineData(Ports + ".subckt n y=f\n.end\n.model n\n.inputs x\n.outputs y\n.names x y\n1 1\n", 4, 9, NetworkRule.Malformed, "input 'x' of model 'n' is not connected")]
    [InlineData(Ports + ".subckt n x=a x=b y=f\n.end\n.model n\n.inputs x\n.outputs y\n.names x y\n1 1\n", 4, 15, NetworkRule.Malformed, "'x' is connected twice")]
    [InlineData(Ports + ".subckt n x=a y=f\n.end\n.model n\n.inputs x\n.outputs y\n.blackbox\n", 4, 9, NetworkRule.Malformed, "is a black box")]
    [InlineData(Ports + ".subckt n x=a y=f\n.end\n.model n\n.inputs x\n.outputs y\n.end\n.model n\n", 10, 8, NetworkRule.Malformed, "model 'n' is defined twice")]
    [InlineData(Ports + ".end\n.inputs c\n", 5, 1, NetworkRule.Malformed, "found '.inputs', expected '.model'")]
    public void A_fault_is_named_with_its_place(string text, int line, int column, NetworkRule rule, string detail)
    {
        NetlistException fault = Assert.Throws<NetlistException>(() => BlifReader.Read(text));

        Assert.Contains(detail, fault.Detail, StringComparison.Ordinal);
        Assert.Equal((line, column, rule), (fault.Line, fault.Column, fault.Rule));
        Assert.Equal($"line {line}, column {column}: {fault.Detail}", fault.Message);
    }

    [Fact]
    public void Parts_that_double_at_every_level_are_refused_before_they_fill_memory()
    {
        string levels = string.Concat(Enumerable.Range(0, 60).Select(i => $".model m{i}\n.inputs a\n.outputs f\n.subckt m{i + 1} a=a f=g\n.subckt m{i + 1} a=g f=f\n.end\n"));
        string text = levels + ".model m60\n.inputs a\n.outputs f\n.names a f\n0 1\n.end\n";

        Assert.Equal(NetworkRule.LimitExceeded, Assert.Throws<NetlistException>(() => BlifReader.Read(text)).Rule);
    }

    [Fact]
    public void Parts_that_go_too_deep_are_refused()
    {
        string text = string.Concat(Enumerable.Range(0, 5000).Select(i => $".model m{i}\n.inputs a\n.outputs f\n.subckt m{i + 1} a=a f=f\n.end\n"));

        Assert.Contains("deep", Assert.Throws<NetlistException>(() => BlifReader.Read(text)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_of_many_nodes_is_named_in_a_line()
    {
        const int Count = 50_000;
        string text = ".model m\n.outputs n0\n" + string.Concat(Enumerable.Range(0, Count).Select(i => $".names n{(i + 1) % Count} n{i}\n1 1\n"));
        NetlistException fault = Assert.Throws<NetlistException>(() => BlifReader.Read(text));

        Assert.Equal(NetworkRule.Cycle, fault.Rule);
        Assert.Contains($"({Count} nets)", fault.Detail, StringComparison.Ordinal);
        Assert.InRange(fault.Detail.Length, 1, 300);
    }
}
