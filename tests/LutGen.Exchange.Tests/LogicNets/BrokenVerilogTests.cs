using LutGen.Exchange.LogicNets;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.LogicNets;

public sealed class BrokenVerilogTests : IDisposable
{
    private const string Table = "module t (input [1:0] A, output reg [1:0] B);\nalways @(*) case (A)\n2'b00: B = 2'b01;\n2'b11: B = 2'b10;\nendcase\nendmodule\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("module m (input a, output b);\nassign b = a & a;\nendmodule", ":2:14: found '&', expected ';'")]
    [InlineData("module m (input a, output b);\ninitial b = a;\nendmodule", ":2:1: found 'initial', expected a port, wire")]
    [InlineData("module m (input a, output b);\n", ":2:1: found the end of the file")]
    [InlineData("module m (input a, output b);\nassign b = c;\nendmodule", ":2: net 'c' is not declared in module 'm'")]
    [InlineData("module m (input a, output b);\nassign b = a;\nassign b = a;\nendmodule", ":3: net 'b' of module 'm' is driven twice")]
    [InlineData("module m (input a, output b);\nassign a = b;\nassign b = a;\nendmodule", ":1: net 'a' of module 'm' is driven twice")]
    [InlineData("module m (input a, output b);\nwire c;\nassign b = c;\nendmodule", ":2: net 'c' of module 'm' is read but nothing drives it")]
    [InlineData("module m (input a, output b);\nwire c, d;\nassign c = d;\nassign d = c;\nassign b = c;\nendmodule", "depends on itself")]
    [InlineData("module m (input a, output b);\nwire [1:0] c;\nt u (.A(c), .B(c));\nassign b = c[0];\nendmodule\n" + Table, ":7: a table of module 't' depends on itself")]
    [InlineData("module m (input a, output b);\nm u (.a(a), .b(b));\nendmodule", "every module stands in another one")]
    [InlineData("module m (input a, output b);\nn u (.a(a), .b(b));\nendmodule\nmodule n (input a, output b);\nn u (.a(a), .b(b));\nendmodule", ":5: modules stand in one another deeper than 64")]
    [InlineData("module m (input a, output b);\nn u (.a(a), .b(b));\nendmodule", ":2: module 'n' is used, expected a file that defines it")]
    [InlineData("module m (input a, output b);\nassign b = a;\nendmodule\nmodule n (input a, output b);\nassign b = a;\nendmodule", "may be any of 'm', 'n'")]
    [InlineData("module m (input a, output b);\nassign b = a;\nendmodule\nmodule m (input a, output b);\nendmodule", ":4: module 'm' is defined twice, expected once: first in ")]
    [InlineData("module m (input [2:0] a, output [1:0] b);\nt u (.A(a), .B(b));\nendmodule\n" + Table, ":2: found an expression of 3 bits, expected 2")]
    [InlineData("module m (input [1:0] a, output b);\nt u (.A(a), .B(b));\nendmodule\n" + Table, ":2: port 'B' of 't' has 2 bits and is given 1")]
    [InlineData("module m (input [1:0] a, output [1:0] b);\nt u (a, b);\nendmodule\n" + Table, ":2:6: found 'a', expected a port as .NAME(NET)")]
    [InlineData("module m (input [1:0] a, output [1:0] b);\nt u (.A(a), .C(b));\nendmodule\n" + Table, ":2: module 't' has no port 'C'")]
    [InlineData("module m (input [0:1] a, output b);\nassign b = a[0];\nendmodule", ":1: found bits [0:1], expected the larger index first")]
    [InlineData("module m (input [1:0] a, output b);\nassign b = a[2];\nendmodule", ":2: found bits [2:2] of net 'a', expected some of [1:0]")]
    [InlineData("module m (input [2000000000:0] a, output b);\nassign b = a[2];\nendmodule", ":1: net 'a' has 2000000001 bits, expected at most")]
    [InlineData("module m (input a, output b);\nwire [999999999:0] c = {999999999{a}};\nassign b = c[2];\nendmodule", ":2: net 'c' has 1000000000 bits")]
    [InlineData("module m (input a, output reg b);\nalways @(*) case (a)\n2'b11: b = 1'b1;\nendcase\nendmodule", ":3: a label is 3, expected 0 to 1")]
    [InlineData("module m (input a, output reg b);\nalways @(*) case (a)\n1'b1: b = 2;\nendcase\nendmodule", ":3: an entry is 2, expected 0 to 1")]
    [InlineData("module m (input a, output reg b);\nalways @(*) case (a)\n1'bx: b = 1'b0;\nendcase\nendmodule", ":3:1: found '1'bx', expected a number")]
    [InlineData("module m (input a, output reg b);\nalways @(*) case (a)\n1'b1: b = 1'b-1;\nendcase\nendmodule", ":3:11: found '1'b', expected a number")]
    [InlineData("module m (input a, output reg b);\nalways @(*) case (a)\nendcase\nendmodule", ":2: a table has no entries")]
    [InlineData("module m (input a, output reg b, c);\nalways @(*) case (a)\n0: b = 1;\n1: c = 0;\nendcase\nassign c = a;\nendmodule", ":4:4: a table sets 'c', expected 'b'")]
    [InlineData("module m (input a, c, output b);\nwire q;\nmyreg r (.data_in(a), .data_out(q));\nt u (.A({q, c}), .B({b, d}));\nwire d;\nendmodule\n" + Table, "passed 0 registers and another bit 1")]
    [InlineData("`include \"x.v\"\nmodule m; endmodule", ":1:1: found the directive '`include'")]
    [InlineData("/* never ends\nmodule", ":1:1: a comment begins here and does not end")]
    [InlineData("module m (input a, output \"b\");", ":1:27: found a text in quotes")]
    [InlineData("\0\0\0", ":1:1: found a character of code 0")]
    [InlineData("", "has no modules")]
    public void What_is_wrong_is_said_with_its_line(string text, string expected)
    {
        string file = _folder.Write("broken.v", text);
        var exception = Assert.Throws<ImportException>(() => LogicNetsImport.Read(_folder.Root, "net", new CodeOptions()));
        Assert.StartsWith(expected.StartsWith(':') ? file + expected : _folder.Root, exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Instances_that_multiply_are_refused_before_they_take_memory()
    {
        string[] modules = [.. Enumerable.Range(0, 12).Select(depth =>
            $"module m{depth} (input a, output b);\n{string.Concat(Enumerable.Range(0, 8).Select(i => $"m{depth + 1} u{i} (.a(a), .b());\n"))}assign b = a;\nendmodule\n")];
        _folder.Write("many.v", string.Concat(modules) + "module m12 (input a, output b); assign b = a; endmodule\n");
        var exception = Assert.Throws<ImportException>(() => LogicNetsImport.Read(_folder.Root, "net", new CodeOptions()));
        Assert.Contains("there are more than 262144 instances", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('{', "concatenations stand in one another deeper than 32")]
    [InlineData('(', "parentheses stand in one another deeper than 32")]
    public void Brackets_in_brackets_do_not_use_up_the_stack(char bracket, string expected)
    {
        string open = new(bracket, 1_000_000);
        _folder.Write("deep.v", bracket == '{' ? $"module m (input a, output b);\nassign b = {open}" : $"module m (input [{open}");
        var exception = Assert.Throws<ImportException>(() => LogicNetsImport.Read(_folder.Root, "net", new CodeOptions()));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_any_network_is_refused_by_its_length()
    {
        using (FileStream file = File.Create(_folder["long.v"]))
        {
            file.SetLength(SourceText.LongestStream + 1);
        }

        Assert.Contains("expected at most", Assert.Throws<ImportException>(() => LogicNetsImport.Read(_folder.Root, "net", new CodeOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_tables_of_few_lines_are_refused_before_they_take_memory()
    {
        string top = "module m (input [21:0] a, output [7:0] b);\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"t u{i} (.A(a), .B());\n")) + "assign b = a[7:0];\nendmodule\n";
        _folder.Write("tables.v", top + "module t (input [21:0] A, output reg [7:0] B);\nalways @(*) case (A) default: B = 0; endcase\nendmodule\n");
        Assert.Contains("together, expected at most", Assert.Throws<ImportException>(() => LogicNetsImport.Read(_folder.Root, "net", new CodeOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_with_a_line()
    {
        string text = string.Concat(VerilogFolder.Modules(FamilyNetwork.Random(5), new VerilogStyle { Registers = true, Ranges = true }).Values);
        for (int seed = 0; seed < 400; seed++)
        {
            string file = _folder.Write("damaged.v", FileMutations.Damage(text, seed));
            try
            {
                Assert.NotNull(LogicNetsImport.Read(file, "net", new CodeOptions()).Network);
            }
            catch (ImportException refused)
            {
                Assert.StartsWith(file, refused.Message, StringComparison.Ordinal);
            }
        }
    }
}
