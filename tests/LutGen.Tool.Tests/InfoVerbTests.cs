using System.Text.Json;
using LutGen.Testing;

namespace LutGen.Tool.Tests;

public sealed class InfoVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_reader_is_told_shape_origin_and_cost()
    {
        ToolRun run = ToolRun.Of("info", _folder.Write("xor.lutnet", SmallModels.Xor()));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("xor  (", run.Output, StringComparison.Ordinal);
        Assert.Contains("  method  by hand", run.Lines);
        Assert.Contains("  seed    7", run.Lines);
        Assert.Contains("encoder  raw bits: 2 features to 2 bits", run.Lines);
        Assert.Contains("head     bits: 1 bits to 1 scores", run.Lines);
        Assert.Contains(run.Lines, l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["1", "gates", "1", "2", "2", "1"]);
    }

    [Fact]
    public void A_script_is_told_the_same_under_stable_keys()
    {
        JsonElement json = JsonDocument.Parse(ToolRun.Of("info", _folder.Write("xor.lutnet", SmallModels.Xor()), "--json").Output).RootElement;

        Assert.Equal(["name", "file", "hash", "metadata", "encoder", "layers", "head", "cost"], Keys(json));
        Assert.Equal(["method", "seed"], Keys(json.GetProperty("metadata")));
        Assert.Equal(["kind", "features", "signals", "bits"], Keys(json.GetProperty("encoder")));
        Assert.Equal(["kind", "detail", "neurons", "fanInMin", "fanInMax", "addressBits", "outputBits"], Keys(Assert.Single(json.GetProperty("layers").EnumerateArray())));
        Assert.Equal(["kind", "scores", "bits", "tau"], Keys(json.GetProperty("head")));
        Assert.Equal(["gates", "logicalLuts", "tableBits", "depth", "lut6Bound"], Keys(json.GetProperty("cost")).Take(5));
        Assert.Equal(SmallModels.Xor().ContentHash, json.GetProperty("hash").GetString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_layer_of_every_kind_of_network_has_a_line(string kind)
    {
        LutGen.Networks.LutNetwork network = RandomNetworks.Create(kind, 2);

        ToolRun run = ToolRun.Of("info", _folder.Write("model.lutnet", network));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(network.Layers.Count, run.Lines.SkipWhile(l => l != "layers").Skip(2).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)).Count());
        Assert.DoesNotContain("Layer", run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
