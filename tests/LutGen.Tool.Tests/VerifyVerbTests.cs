using System.Text.Json;
using LutGen.Netlists;
using LutGen.Testing;

namespace LutGen.Tool.Tests;

public sealed class VerifyVerbTests : IDisposable
{
    private const string Xor = ".model xor\n.inputs a b\n.outputs f\n.names a b f\n10 1\n01 1\n.end\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_and_netlists_of_it_are_proven_equal()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());
        foreach (string netlist in new[]
        {
            _folder.Write("xor.blif", Xor),
            _folder.Write("xor.bench", "INPUT(a)\nINPUT(b)\nOUTPUT(f)\nf = XOR(a, b)\n"),
            _folder.Write("xor.aag", "aag 5 2 0 1 3\n2\n4\n10\n6 2 4\n8 3 5\n10 7 9\n"),
            _folder.Write("xor.aig", "aig 5 2 0 1 3\n10\n\u0002\u0002\u0003\u0002\u0001\u0002"),
        })
        {
            ToolRun run = ToolRun.Of("verify", model, netlist);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Contains("all inputs: 4 tried, no difference", run.Lines);
            Assert.Equal("equal: proven", run.Lines[^1]);
        }
    }

    [Fact]
    public void Models_that_differ_end_with_1_and_an_input()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());
        string other = _folder.Write("or.blif", Xor.Replace("01 1\n", "01 1\n11 1\n", StringComparison.Ordinal));
        ToolRun run = ToolRun.Of("verify", model, other, "--seed", "3");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(["input:  1 1", "first:  0", "second: 1", "different"], run.Lines[^4..]);
    }

    [Fact]
    public void A_script_is_told_the_same_under_stable_keys()
    {
        string model = _folder.Write("luts.lutnet", RandomNetworks.Create("luts", 3));
        string netlist = _folder.Write("luts.blif", BlifWriter.Write(NetworkNetlist.Of(RandomNetworks.Create("luts", 3))));
        JsonElement json = JsonDocument.Parse(ToolRun.Of("verify", model, netlist, "--json", "--samples", "1000").Output).RootElement;

        Assert.Equal(
            ["verdict", "first", "second", "inputs", "outputs", "inputBits", "outputCount", "randomSamples", "exhaustiveSamples", "provenByStructure", "provenByDiagrams", "notProven", "note", "counterexample"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("proven", "encoder bits", "head bits", 1024), (Text("verdict"), Text("inputs"), Text("outputs"), json.GetProperty("randomSamples").GetInt32()));
        Assert.Equal(1L << json.GetProperty("inputBits").GetInt32(), json.GetProperty("exhaustiveSamples").GetInt64());

        string? Text(string key) => json.GetProperty(key).GetString();
    }

    [Fact]
    public void Files_that_cannot_be_read_or_compared_are_refused()
    {
        string model = _folder.Write("xor.lutnet", SmallModels.Xor());

        ToolRun.Of("verify", model).AssertRefused(2, "SECOND");
        ToolRun.Of("verify", model, _folder["none.blif"]).AssertRefused(1, "none.blif: no such file");
        ToolRun.Of("verify", model, _folder.Write("bad.blif", ".model m\n.latch a b\n")).AssertRefused(1, "bad.blif:2:1: '.latch' is a register");
        ToolRun.Of("verify", model, _folder.Write("bad.aig", "aig 1 1 1 0 0\n")).AssertRefused(1, "bad.aig: byte 8: the file has 1 latches");
        ToolRun.Of("verify", model, _folder.Write("empty.blif", ".model m\n.inputs a\n")).AssertRefused(1, "empty.blif: the netlist has 1 inputs and 0 outputs");
        ToolRun.Of("verify", model, _folder.Write("wires.lutnet", SmallModels.Wires())).AssertRefused(1, "xor.lutnet", "wires.lutnet", "2 and 40 features");
        ToolRun.Of("verify", model, model, "--samples", "0").AssertRefused(2, "'0' is not a count");
    }
}
