using System.Globalization;
using System.Xml.Linq;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Tests;

public sealed class FrontierVerbTests : IDisposable
{
    private readonly FrontierFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_page_has_the_best_within_each_limit_and_all_points_by_cost()
    {
        string narrow = _files.Study("narrow", "toy", ("small", 1, 0.960, 900), ("small", 2, 0.970, 1000), ("poor", 1, 0.950, 2000));
        string wide = _files.Study("wide", "toy", ("large", 1, 0.985, 4000));
        string published = _files.Published("Famous,97.5,800,\"core only, no encoder\"", "Old | first,96,5000,");

        string[] page = _files.Run(narrow, wide, "--published", published, "--limits", "5000,100,1500");

        Assert.Equal(
            [
                "| 100 | - | - | - | - | - | - |  | - |",
                "| 1,500 | small | 96.50 ± 0.71 | 1,000 | Famous | 97.5 | 800 | core only, no encoder | -1.00 |",
                "| 5,000 | large | 98.50 | 4,000 | Famous | 97.5 | 800 | core only, no encoder | +1.00 |",
            ],
            Table(page, "| 6-input LUTs at most"));
        Assert.Equal(
            [
                "| Famous | published | 800 | 97.5 | yes | core only, no encoder |",
                "| small | narrow | 1,000 | 96.50 ± 0.71 | yes |  |",
                "| poor | narrow | 2,000 | 95.00 |  |  |",
                "| large | wide | 4,000 | 98.50 | yes |  |",
                "| Old \\| first | published | 5,000 | 96 |  |  |",
            ],
            Table(page, "| network"));
        Assert.EndsWith("frontier narrow wide --published published.csv --limits 100,1500,5000 --out out`", page[^1], StringComparison.Ordinal);
        Assert.Equal(["frontier.md", "frontier.svg"], Directory.GetFiles(_files["out"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_variant_costs_the_largest_count_of_its_runs_and_one_without_any_is_left_out()
    {
        string study = _files.Study("some", "toy", ("part", 1, 0.9, 1200), ("part", 2, 0.92, null), ("part", 3, 0.94, 1300), ("none", 1, 0.99, null));
        string[] page = _files.Run(study);

        Assert.Equal(["| part | some | 1,300 | 92.00 ± 2.00 | yes |  |"], Table(page, "| network"));
        Assert.Contains("- Without a count, and so left out: none (some).", page);
        Assert.DoesNotContain(page, line => line.Contains("ublished", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_point_of_the_picture_says_what_it_is_and_only_those_on_a_frontier_are_named()
    {
        string study = _files.Study("toy", "toy", ("small", 1, 0.96, 900), ("large", 1, 0.97, 2000), ("poor", 1, 0.965, 2500));
        _files.Run(study, "--published", _files.Published("Famous,97.1,692,core only", "Later,97,700,"));
        XElement[] shapes = [.. Picture().Descendants()];

        Assert.Equal(
            [
                "Famous, published: 97.1 %, 692 LUTs (core only)", "Later, published: 97 %, 700 LUTs",
                "large, toy: 97.00 %, 2,000 LUTs", "poor, toy: 96.50 %, 2,500 LUTs", "small, toy: 96.00 %, 900 LUTs",
            ],
            shapes.Where(each => each.Name == SvgPage.Namespace + "title").Skip(1).Select(each => each.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["Famous *", "large", "small"], shapes.Where(each => (string?)each.Attribute("class") == "name").Select(each => each.Value).Order(StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain("NaN", Picture().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Poor_points_do_not_squeeze_the_picture_and_are_named_below_it()
    {
        string study = _files.Study("toy", "toy", ("small", 1, 0.96, 900), ("large", 1, 0.98, 2000), ("fair", 1, 0.945, 2500), ("poor", 1, 0.5, 3000));
        string[] page = _files.Run(study);

        Assert.Contains(page, line => line.EndsWith("Points below 94.00 % are left out, so that there is room for the frontiers, and are in the table alone: poor.", StringComparison.Ordinal));
        Assert.Contains("| poor | toy | 3,000 | 50.00 |  |  |", page);
        Assert.DoesNotContain("poor", Picture().ToString(), StringComparison.Ordinal);
        Assert.Contains("fair", Picture().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_and_picture_are_the_same_in_every_culture()
    {
        string study = _files.Study("toy", "toy", ("small", 1, 0.9612, 900), ("small", 2, 0.9634, 900), ("large", 1, 0.98, 20000), ("none", 1, 0.51, 30));
        string published = _files.Published("Famous,97.1,1692,core only");
        string[] page = _files.Run(study, "--published", published);
        string picture = Picture().ToString();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(page, _files.Run(study, "--published", published));
            Assert.Equal(picture, Picture().ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Seeds_that_draw_other_test_samples_of_one_data_set_count_as_one()
    {
        string study = _files.Study("drawn", "letter, 20 % held out by seed 1", ("a", 1, 0.9, 100));
        _files.Study("drawn", "letter, 20 % held out by seed 2", ("a", 2, 0.92, 100));
        Assert.StartsWith("# letter, 20 % held out:", _files.Run(study)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Studies_of_several_data_sets_are_refused_with_their_folders()
    {
        string one = _files.Study("one", "mnist", ("a", 1, 0.9, 100)), two = _files.Study("two", "letter, 20 % held out by seed 1", ("b", 1, 0.9, 100));
        _files.Start(one, two).AssertRefused(1, $"several data sets: {one} is of mnist; {two} is of letter, 20 % held out; expected studies of one data set");
        Assert.False(Directory.Exists(_files["out"]));
    }

    [Fact]
    public void Folders_without_records_or_counts_and_two_of_one_name_are_refused()
    {
        string none = _files.Study("none", "toy"), uncounted = _files.Study("uncounted", "toy", ("a", 1, 0.9, null)), counted = _files.Study("counted", "toy", ("a", 1, 0.9, 10));
        _files.Start(none).AssertRefused(1, $"{none}: holds no record of a run, expected the folder of a study");
        _files.Start(_files["missing"]).AssertRefused(1, "missing: no such folder, expected the folder of a study");
        _files.Start(uncounted).AssertRefused(1, $"{uncounted}: no run has a count of lookup tables");
        _files.Start(counted, Path.Combine(counted, "..", "counted")).AssertRefused(1, "two studies are called counted");
        _files.Start().AssertRefused(2, "FOLDER");
        ToolRun.Of("frontier", counted).AssertRefused(2, "--out");

        File.WriteAllText(Path.Combine(counted, "runs", "b.1.json"), "{}");
        _files.Start(counted).AssertRefused(1, "b.1.json: is no record of a run");
        Assert.False(Directory.Exists(_files["out"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5,")]
    [InlineData("0")]
    [InlineData("1500;5000")]
    [InlineData("99999999999")]
    public void Limits_that_are_no_counts_are_wrong_usage(string limits) =>
        _files.Start(_files.Study("toy", "toy", ("a", 1, 0.9, 10)), "--limits", limits).AssertRefused(2, $"'{limits}' is not a list of counts");

    [Theory]
    [InlineData("A,97.1,,", ":2: '' is no count of lookup tables, expected a whole number of at least 1")]
    [InlineData("A,97.1,0,", ":2: '0' is no count")]
    [InlineData("A,97.1,\"1,413\",", ":2: '1,413' is no count")]
    [InlineData("A,97.1 %,10,", ":2: '97.1 %' is no accuracy, expected per cent")]
    [InlineData("A,0.971,10,", ":2: '0.971' is no accuracy, expected per cent")]
    [InlineData("A,101,10,", ":2: '101' is no accuracy")]
    [InlineData("A,97,10,\nB,NaN,10,", ":3: 'NaN' is no accuracy")]
    [InlineData(",97,10,", ":2: the method is empty, expected a name")]
    [InlineData("A,97,10", ":2: 3 columns, expected 4")]
    [InlineData("A,97,10,core only, without the encoder", ":2: 5 columns, expected 4")]
    public void A_published_figure_that_makes_no_sense_is_refused_with_file_line_and_value(string lines, string problem)
    {
        _files.Start(_files.Study("toy", "toy", ("a", 1, 0.9, 10)), "--published", _files.Published(lines)).AssertRefused(1, "published.csv" + problem);
        Assert.False(Directory.Exists(_files["out"]));
    }

    [Fact]
    public void A_file_that_holds_no_published_figures_is_refused()
    {
        string study = _files.Study("toy", "toy", ("a", 1, 0.9, 10)), published = _files.Published();
        _files.Start(study, "--published", published).AssertRefused(1, "published.csv: has no figures, expected a line for each after the header");
        _files.Start(study, "--published", _files["none.csv"]).AssertRefused(1, "none.csv: no such file, expected a CSV file with the header method,accuracy,luts,note");
        File.WriteAllText(published, "name,acc\nA,97\n");
        _files.Start(study, "--published", published).AssertRefused(1, "published.csv:1: 'name,acc' is another header, expected method,accuracy,luts,note");
        File.WriteAllText(published, "");
        _files.Start(study, "--published", published).AssertRefused(1, "published.csv:1: '' is another header");
    }

    [Fact]
    public void Where_one_file_cannot_be_written_none_is()
    {
        string study = _files.Study("toy", "toy", ("a", 1, 0.9, 10));
        Directory.CreateDirectory(Path.Combine(_files["out"], "frontier.md"));
        _files.Start(study).AssertRefused(1, "frontier.md: is a folder, expected the name of a file to write");
        Assert.Empty(Directory.GetFiles(_files["out"]));

        Directory.Delete(_files["out"], recursive: true);
        File.WriteAllText(_files["out"], "");
        _files.Start(study).AssertRefused(1, "out", "cannot be made");
    }

    private XElement Picture() => XElement.Load(Path.Combine(_files["out"], "frontier.svg"));

    private static string[] Table(string[] page, string header) =>
        [.. page.SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))];
}
