using System.Text.Json;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Reports;

namespace LutGen.Benchmarks.Tests;

public class ReportTests
{
    private static readonly string[] Names =
    [
        "kernel_vs_c64", "kernel_vs_c512", "kernel_sum_vs_c64", "rows_vs_c64", "mnist_rows_vs_c64", "single_vs_c64", "llut_batch_vs_gcc", "llut_single_vs_gcc",
        "build_time_vs_gcc", "build_memory_vs_gcc", "million_build_s", "million_build_mb", "table_mode_slowdown",
    ];

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2, 1, 3)]
    [InlineData(new double[] { 4, 1, 2, 10 }, 3, 1, 10)]
    [InlineData(new double[] { 7 }, 7, 7, 7)]
    public void A_timing_is_the_median_and_the_range_of_rounds(double[] rounds, double median, double least, double most) =>
        Assert.Equal(new Timing("x", median, least, most), Timing.Of("x", rounds));

    [Fact]
    public void A_ratio_is_how_many_times_longer_the_other_takes()
    {
        var report = new PeersReport();
        report.AddComparison("kernel", [new("LutGen", 2, 1, 3), new("C", 9, 8, 10), new("C512", 3, 3, 3)], [FigureNames.KernelToWords, FigureNames.KernelToVectors]);
        Assert.Equal(4.5, report.Figures.Single(figure => figure.Key == "kernel_vs_c64").Value);
        Assert.Equal(1.5, report.Figures.Single(figure => figure.Key == "kernel_vs_c512").Value);
        Assert.Equal(["LutGen", "C", "C512"], report.Lines.Select(line => line.Who));
        Assert.Equal("8.00 to 10.0", report.Lines[1].Range);
    }

    [Fact]
    public void The_last_line_is_one_object_of_all_figures_with_null_for_what_was_not_measured()
    {
        var report = new PeersReport();
        report.Set(FigureNames.MillionSeconds, 12.34567);
        string line = JsonText.Line(report);
        Assert.DoesNotContain('\n', line);
        using JsonDocument document = JsonDocument.Parse(line);
        Assert.Equal(Names, document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(12.346, document.RootElement.GetProperty("million_build_s").GetDouble());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("kernel_vs_c64").ValueKind);
    }

    [Fact]
    public void Results_have_a_folder_named_after_the_processor()
    {
        Machine machine = Machine.Of("10.0.100", gcc: null) with { Cpu = "Some(R) CPU @ 3.10GHz", Vectors = "AVX2" };
        Assert.Equal("some-r-cpu-3-10ghz-avx2", machine.Folder);
    }

    [Fact]
    public void Different_results_are_refused()
    {
        Agreement.Require<int>("classes", [1, 2], [1, 2]);
        Assert.Contains("classes differ first at 1 of 2", Assert.Throws<BenchmarkException>(() => Agreement.Require<int>("classes", [1, 2], [1, 3])).Message, StringComparison.Ordinal);
        Assert.Throws<BenchmarkException>(() => Agreement.Require<int>("classes", [1, 2], [1]));
        Assert.Throws<BenchmarkException>(() => Agreement.Require<int>("classes", [1], [1, 2]));
    }

    [Fact]
    public void The_class_of_sums_is_the_first_of_the_largest() => Assert.Equal([1, 0], Agreement.ClassesOf([1, 5, 5, 2, 2, 1], classes: 3));
}
