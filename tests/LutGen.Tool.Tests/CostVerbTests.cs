using System.Text.Json;
using LutGen.Cost;
using LutGen.Cost.Asic;
using LutGen.Cost.Fpga;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Tool.Reports;

namespace LutGen.Tool.Tests;

public sealed class CostVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_reader_is_told_the_cost_of_each_part()
    {
        ToolRun run = ToolRun.Of("cost", _folder.Write("corner.lutnet", SmallModels.Corner()));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] firsts = [.. run.Lines.Skip(1).Take(6).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])];
        Assert.Equal(["part", "encoder", "network", "popcount", "argmax", "total"], firsts);

        // Four bits, of which the first that is set wins: two functions of at most three bits.
        Assert.Contains(run.Lines, l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["argmax", "2", "0", "0", "1", ..]);
    }

    [Fact]
    public void A_script_is_told_the_same_under_stable_keys()
    {
        string file = _folder.Write("model.lutnet", RandomNetworks.Create("thermometer", 1));
        JsonElement json = JsonDocument.Parse(ToolRun.Of("cost", file, "--json").Output).RootElement;

        Assert.Equal(["model", "file", "device", "lutInputs", "inputBits", "goal", "luts", "depth", "tableBits", "parts", "joint", "byPieces", "bounds", "levelsPerStage", "stages", "ffs", "fmax_mhz", "latency_ns", "area_delay", "energy_pj", "asic"], Keys(json));
        Assert.Equal(["encoder", "network", "popcount", "argmax"], Keys(json.GetProperty("parts")));
        Assert.Equal(["published", "live"], Keys(json.GetProperty("bounds")));
        JsonElement[] parts = [.. json.GetProperty("parts").EnumerateObject().Select(p => p.Value)];
        Assert.All(parts.Append(json.GetProperty("joint")), part => Assert.Equal(["luts", "depth", "tableBits", "f7Multiplexers", "f8Multiplexers", "carryBits"], Keys(part)));
        Assert.Equal(json.GetProperty("luts").GetInt32(), parts.Sum(p => p.GetProperty("luts").GetInt32()));
        Assert.Equal(json.GetProperty("depth").GetInt32(), parts.Sum(p => p.GetProperty("depth").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("inputBits").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("asic").ValueKind);
        Assert.False(json.GetProperty("byPieces").GetBoolean());
    }

    [Fact]
    public void A_network_that_is_too_large_as_a_whole_is_counted_by_pieces_and_the_reader_is_told()
    {
        string file = _folder.Write("large.lutnet", SmallModels.ManyPositions());
        ToolRun run = ToolRun.Of("cost", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("too large as a whole: layers mapped piece by piece, kernels once for all positions; an upper count", run.Lines);
        string[] network = run.Lines.Select(Words).Single(words => words[0] == "network");

        // Fifteen comparisons and choices of 16 bits at each place.
        int luts = int.Parse(network[1], System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, luts % (77 * 77));
        Assert.InRange(luts / (77 * 77), 15 * 16, 15 * 32);
    }

    [Fact]
    public void A_script_is_told_of_pieces_under_a_key_of_its_own()
    {
        LutNetwork network = RandomNetworks.Create("mac", 1);
        var output = new StringWriter();
        JsonText.Print(output, CostReport.Of(network, "mac.lutnet", new HardwareOptions(MostCells: 0, CountsPieces: true)), true);
        JsonElement json = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.True(json.GetProperty("byPieces").GetBoolean());
        Assert.InRange(json.GetProperty("luts").GetInt32(), 1, (int)NetworkBounds.Of(network).Lut6Bound);
    }

    [Fact]
    public void A_network_that_is_too_large_by_pieces_too_is_refused_with_its_bound()
    {
        InputException refusal = Assert.Throws<InputException>(() => CostReport.Of(RandomNetworks.Create("mac", 1), "mac.lutnet", new HardwareOptions(MostCells: 0)));
        Assert.Contains("mac.lutnet: the network is too large to be mapped", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("lutgen lutna cost mac.lutnet adds up its multiply-accumulate units", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Multiply_accumulate_units_are_costed_on_an_asic_too()
    {
        LutNetwork network = RandomNetworks.Create("mac", 2);
        AsicCost expected = AsicCost.Of(network)!;
        JsonElement asic = JsonDocument.Parse(ToolRun.Of("cost", _folder.Write("macs.lutnet", network), "--json").Output).RootElement.GetProperty("asic");

        Assert.Equal(["technology", "area_unit", "units", "operations", "area", "energy_pj"], Keys(asic));
        Assert.Equal(expected.Units, asic.GetProperty("units").GetInt64());
        Assert.Equal(expected.EnergyPj, asic.GetProperty("energy_pj").GetDouble(), 0.1);
    }

    [Fact]
    public void Carry_chains_have_a_column_where_the_device_has_some()
    {
        // Two sums of two codes of seven bits: an adder of eight digits each.
        SumGroup[] groups = [new(0, new SignalList([0, 1])), new(0, new SignalList([2, 3]))];
        string file = _folder.Write("sums.lutnet", new NetworkBuilder("sums", new QuantizerEncoder(4, new Quantizer(7, 1, 0))).Build(new GroupSumHead(1, groups)));
        ToolRun chained = ToolRun.Of("cost", file, "--device", "ice40"), plain = ToolRun.Of("cost", file, "--lut-inputs", "4");
        Assert.Equal(["part", "LUTs", "F7", "F8", "carry", "levels", "table", "bits"], Words(chained.Lines[1]));
        Assert.Contains(chained.Lines, line => Words(line) is ["popcount", "16", "0", "0", "16", "1", ..]);
        Assert.DoesNotContain("carry", Words(plain.Lines[1]));
        Assert.Contains(plain.Lines, line => line.EndsWith("adders and comparisons without carry chains", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_network_has_a_cost(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 2);
        ToolRun run = ToolRun.Of("cost", _folder.Write("model.lutnet", network));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(AsicCost.Of(network) is not null, run.Lines.Any(line => line.StartsWith("ASIC, ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Options_are_those_of_the_mapping()
    {
        LutNetwork network = RandomNetworks.Create("thermometer", 3);
        ToolRun run = ToolRun.Of("cost", _folder.Write("model.lutnet", network), "--lut-inputs", "4", "--input-bits", "12", "--json");

        MappedCost expected = MappedCost.Of(network, new CostOptions(4, 12, MappingGoal.Area))!;
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(expected.Total.Luts, json.GetProperty("luts").GetInt32());
        Assert.Equal("area", json.GetProperty("goal").GetString());
        Assert.NotEqual(expected.Total, MappedCost.Of(network, new CostOptions())!.Total);
    }

    [Theory]
    [InlineData("--lut-inputs", "9")]
    [InlineData("--pipeline", "-1")]
    [InlineData("--lut-inputs", "2")]
    [InlineData("--lut-inputs", "six")]
    [InlineData("--input-bits", "0")]
    [InlineData("--input-bits", "33")]
    [InlineData("--goal", "speed")]
    public void Values_that_make_no_sense_are_wrong_usage(string option, string value) =>
        ToolRun.Of("cost", "x.lutnet", option, value).AssertRefused(2, $"'{value}'", "lutgen cost --help");

    [Fact]
    public void A_device_has_lookup_tables_and_a_clock_of_its_own()
    {
        string file = _folder.Write("model.lutnet", RandomNetworks.Create("gates", 4));
        JsonElement Json(params string[] options) => JsonDocument.Parse(ToolRun.Of(["cost", file, "--json", .. options]).Output).RootElement;
        Dictionary<string, JsonElement> devices = FpgaDevice.All.ToDictionary(device => device.Name, device => Json("--device", device.Name));

        Assert.All(FpgaDevice.All, device => Assert.Equal(device.LutInputs, devices[device.Name].GetProperty("lutInputs").GetInt32()));
        Assert.True(devices["ultrascale+"].GetProperty("fmax_mhz").GetDouble() > devices["7-series"].GetProperty("fmax_mhz").GetDouble());
        Assert.True(devices["ice40"].GetProperty("luts").GetInt32() > devices["generic"].GetProperty("luts").GetInt32());
        Assert.Equal(1, Json("--pipeline", "0").GetProperty("stages").GetInt32());
        Assert.True(Json("--pipeline", "1").GetProperty("ffs").GetInt64() > Json("--pipeline", "3").GetProperty("ffs").GetInt64());
        Assert.Equal(JsonValueKind.Null, Json("--pipeline", "layers").GetProperty("levelsPerStage").ValueKind);
        ToolRun.Of("cost", file, "--pipeline", "1001").AssertRefused(2, "'1001' is no pipeline; expected a whole number from 0 to 1000, or layers");
        ToolRun.Of("cost", file, "--device", "cpu").AssertRefused(2, "'cpu' is no device; expected one of ultrascale+");
        ToolRun.Of("cost", file, "--device", "ice40", "--lut-inputs", "5").AssertRefused(2, "exclude each other");
    }

    [Fact]
    public void A_goal_that_there_is_not_is_refused_with_those_that_there_are() =>
        ToolRun.Of("cost", "x.lutnet", "--goal", "1").AssertRefused(2, "'1' is no goal; expected depth or area");

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
