using System.CommandLine;
using System.Text.Json;
using LutGen.Benchmarks.Peers;
using LutGen.Benchmarks.Peers.Parts;

namespace LutGen.Benchmarks.Tests;

public class PeersRunTests
{
    [Fact]
    public void A_quick_run_builds_both_sides_and_writes_what_it_measured()
    {
        using var results = new TemporaryFolder();
        PeersRun.Run(new PeersOptions(["kernel", "kernel-sum", "rows", "single", "llut", "table-mode"], Rounds: 1, Quick: true, Fresh: false, WorkFolder: null, results.Root, GccPath: "gcc", Model: null, Data: null));
        string folder = Assert.Single(Directory.GetDirectories(results.Root));
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "peers.json")));
        string[] sides = [.. document.RootElement.GetProperty("table").EnumerateArray().Select(line => line.GetProperty("who").GetString()!)];
        Assert.Equal(6, sides.Count(side => side == "LutGen"));
        bool compared = document.RootElement.GetProperty("machine").GetProperty("gcc").GetString() != "none";
        JsonElement figures = document.RootElement.GetProperty("figures");
        Assert.All(
            ["kernel_vs_c64", "kernel_vs_c512", "kernel_sum_vs_c64", "rows_vs_c64", "single_vs_c64", "llut_batch_vs_gcc", "llut_single_vs_gcc"],
            name => Assert.Equal(compared ? JsonValueKind.Number : JsonValueKind.Null, figures.GetProperty(name).ValueKind));
        Assert.Contains("| kernel with group sum | LutGen |", File.ReadAllText(Path.Combine(folder, "peers.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_measured_unless_parts_are_chosen()
    {
        Assert.Equal(Part.All.Select(part => part.Name), OptionsOf("peers").Parts);
        Assert.Equal(["rows", "kernel"], OptionsOf("peers", "--only", "rows,kernel").Parts);
    }

    [Fact]
    public void A_quick_run_has_few_rounds_unless_told_otherwise()
    {
        Assert.True(OptionsOf("peers", "--quick").Rounds < OptionsOf("peers").Rounds);
        Assert.Equal(7, OptionsOf("peers", "--quick", "--rounds", "7").Rounds);
    }

    [Fact]
    public void A_part_that_does_not_exist_is_refused() => Assert.Equal(2, Program.Main(["peers", "--only", "kernel,nothing"]));

    [Fact]
    public void No_rounds_are_refused() => Assert.Equal(2, Program.Main(["peers", "--rounds", "0"]));

    private static PeersOptions OptionsOf(params string[] args)
    {
        PeersOptions? options = null;
        Assert.Equal(0, CommandRunner.Run(new RootCommand { PeersVerb.Create(given => options = given) }, args));
        return options!;
    }
}
