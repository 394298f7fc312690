using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using LutGen.Cost;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Tool.Charts;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;

namespace LutGen.Tool.Tests;

public sealed class StudyVerbTests : IDisposable
{
    private readonly StudyFixture _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public void Every_run_is_recorded_and_the_page_has_means_deviations_and_ranges_of_the_records()
    {
        _study.Run();
        foreach (string variant in new[] { "raw", "warp" })
        {
            JsonNode[] runs = [_study.Record(variant, 1), _study.Record(variant, 2)];
            double[] test = [.. runs.Select(run => 100 * (double)run["testAccuracy"]!)];
            double[] hard = [.. runs.Select(run => 100 * (double)run["best"]!["hard"]!)];
            double[] gaps = [.. runs.Select(run => (double)run["best"]!["gap"]!)];
            string[] row = _study.Rows(variant)[0];

            Assert.Equal([variant, "xor", "2", "36", "144", variant == "raw" ? "576" : "144"], row[..6]);
            Assert.Equal([Spread(test), Range(test), Spread(hard), Range(hard)], row[6..10]);
            Assert.Equal([Text((gaps[0] + gaps[1]) / 2), Text(Math.Max(Math.Abs(gaps[0]), Math.Abs(gaps[1])))], row[10..12]);
            Assert.Equal(runs.Select(run => Text(100 * (double)run["testAccuracy"]!)), _study.Rows(variant)[1..].Select(cells => cells[2]));
        }

        Assert.EndsWith("study variants --seeds 1-2 --data DIR --out study`", _study.Page().Split('\n').Single(line => line.StartsWith("- Command", StringComparison.Ordinal)), StringComparison.Ordinal);

        // Of two values: half their distance, times the root of two.
        static string Spread(double[] two) => $"{Text((two[0] + two[1]) / 2)} ± {Text(Math.Abs(two[0] - two[1]) / Math.Sqrt(2))}";
        static string Range(double[] two) => $"{Text(two.Min())} to {Text(two.Max())}";
    }

    [Fact]
    public void A_single_seed_has_no_deviation()
    {
        _study.Run("--seeds", "18446744073709551615");
        string[] row = _study.Rows("warp")[0];
        Assert.Equal(("1", $"{row[6]} to {row[6]}"), (row[2], row[7]));
    }

    [Fact]
    public void A_record_has_what_the_train_verb_measures_and_the_curve_of_all_epochs()
    {
        _study.Run();
        JsonNode record = _study.Record("warp", 2);
        ToolRun.Of("train", _study[Path.Combine("variants", "warp.json")], "--data", _study["xor.csv"], "--seed", "2", "--out", _study["trained.lutnet"]);
        LutNetwork trained = LutnetReader.ReadFile(_study["trained.lutnet"]);
        JsonArray curve = record["curve"]!.AsArray();
        JsonNode best = curve[(int)record["bestEpoch"]! - 1]!;
        int stepsOfEpoch = (128 - 30 + 15) / 16;

        Assert.Equal(HardAccuracy.Measure(trained, DatasetCatalog.Find(_study["xor.csv"]).LoadTest()), (double)record["testAccuracy"]!, 6);
        Assert.Equal(trained.With("network", NetworkMetadata.Empty).ContentHash, (string?)record["network"]);
        Assert.Equal(TableUse.Of(trained), new TableUse((int)record["tables"]!["tables"]!, (int)record["tables"]!["dead"]!, (int)record["tables"]!["constant"]!, (int)record["tables"]!["wires"]!));
        Assert.Equal(Enumerable.Range(1, 5).Select(epoch => (epoch, epoch * stepsOfEpoch)), curve.Select(point => ((int)point!["epoch"]!, (int)point["step"]!)));
        Assert.Equal(curve.Max(point => (double)point!["hard"]!), (double)best["hard"]!);
        Assert.Equal(((double)best["soft"]!, (double)best["hard"]!), ((double)record["best"]!["soft"]!, (double)record["best"]!["hard"]!));
        Assert.Equal((double)curve[^1]!["hard"]!, (double)record["last"]!["hard"]!);
        Assert.Equal(100 * ((double)best["soft"]! - (double)best["hard"]!), (double)record["best"]!["gap"]!, 3);
        Assert.Equal(curve.Count, File.ReadAllLines(_study.RunFile("warp", 2)).Count(line => line.StartsWith("    {\"epoch\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Resplitting_draws_other_test_rows_for_each_seed_and_says_so()
    {
        _study.Run("--resplit");
        Assert.Equal("xor, 20 % held out by seed 2", (string?)_study.Record("raw", 2)["data"]);
        Assert.NotEqual((string?)_study.Record("raw", 1)["dataHash"], (string?)_study.Record("raw", 2)["dataHash"]);
        Assert.Equal((string?)_study.Record("warp", 2)["dataHash"], (string?)_study.Record("raw", 2)["dataHash"]);
        Assert.Contains("held out by each seed; 98 samples to train, 30 to validate, 32 to test", _study.Page(), StringComparison.Ordinal);

        ToolRun official = ToolRun.Of("study", "digits", "--seeds", "1", "--epochs", "1", "--resplit", "--out", _study["other"]);
        official.AssertRefused(1, "digits: its test samples are given; --resplit is for");
    }

    [Fact]
    public void The_model_of_a_variant_is_the_run_that_is_best_on_the_validation_samples()
    {
        _study.Run("--models", _study["models"], "--seeds", "1-4");
        JsonNode[] runs = [.. Enumerable.Range(1, 4).Select(seed => _study.Record("warp", seed))];
        JsonNode best = runs.MaxBy(run => (double)run["best"]!["hard"]!)!;
        string file = Path.Combine(_study["models"], "warp.lutnet");
        LutNetwork network = LutnetReader.ReadFile(file);

        Assert.Equal(((string?)best["network"], "warp"), (network.With("network", NetworkMetadata.Empty).ContentHash, network.Name));
        Assert.Equal(MappedCost.Of(network, new CostOptions(Goal: MappingGoal.Area))!.Total.Luts, (int)best["lut6"]!);
        Assert.Equal(((int)best["seed"]!).ToString(CultureInfo.InvariantCulture), network.Metadata["seed"]);
        Assert.EndsWith($"train study/warp.json --data DIR --out models/warp.lutnet --seed {best["seed"]}", network.Metadata["command"], StringComparison.Ordinal);

        // A model that is lost is made again, of that run alone.
        byte[] bytes = File.ReadAllBytes(file);
        File.Delete(file);
        ToolRun again = _study.Run("--models", _study["models"], "--seeds", "1-4");
        Assert.Contains("7 of 8 runs are recorded; training 1", again.Lines[0], StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public void The_chart_has_a_line_and_a_band_for_each_variant_over_steps_and_over_time()
    {
        _study.Run();
        XElement page = XElement.Load(_study.RecordFile("study.svg"));
        foreach (string kind in new[] { "b0", "b1" })
        {
            Assert.Equal(2, page.Descendants(SvgPage.Namespace + "path").Count(path => (string?)path.Attribute("class") == kind));
        }

        Assert.Equal(2, page.Descendants(SvgPage.Namespace + "text").Count(text => text.Value == "warp"));
        Assert.DoesNotContain("NaN", page.ToString(), StringComparison.Ordinal);
    }

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
