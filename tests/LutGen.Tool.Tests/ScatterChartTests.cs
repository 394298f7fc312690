using System.Globalization;
using System.Xml.Linq;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Tests;

public sealed class ScatterChartTests
{
    [Theory]
    [InlineData(692, 151_704, 500, 200_000, "500 1k 2k 5k 10k 20k 50k 100k 200k")]
    [InlineData(42, 665, 20, 1000, "20 50 100 200 500 1k")]
    [InlineData(6643, 6863, 5000, 10_000, "5k 6k 7k 8k 9k 10k")]
    [InlineData(1000, 1000, 500, 2000, "500 1k 2k")]
    [InlineData(3, 2e7, 2, 5e7, "10 100 1k 10k 100k 1M 10M")]
    [InlineData(0.02, 0.3, 0.01, 0.5, "0.01 0.02 0.05 0.1 0.2 0.5")]
    public void A_logarithmic_axis_encloses_its_values_between_round_ends_and_marks_powers_or_1_2_5(double least, double most, double low, double high, string marks)
    {
        var axis = LogarithmicScale.Around("x", [most, least, double.NaN, 0, -1]);

        Assert.Equal((low, high), (axis.Low, axis.High));
        Assert.Equal(marks, string.Join(' ', axis.Marks.Select(axis.TextOf)));
        Assert.Equal(0, axis.Share(low), 1e-12);
        Assert.Equal(1, axis.Share(high), 1e-12);
        Assert.Equal(0.5, axis.Share(Math.Sqrt(low * high)), 1e-12);
    }

    [Fact]
    public void Marks_between_ends_that_are_given_are_round_and_within()
    {
        var axis = LinearScale.Between("y", 95.33, 99.14, 8);
        Assert.Equal((95.33, 99.14), (axis.Low, axis.High));
        Assert.Equal("95.5 96.0 96.5 97.0 97.5 98.0 98.5 99.0", string.Join(' ', axis.Marks.Select(axis.TextOf)));
    }

    [Fact]
    public void Names_stand_within_the_plot_however_long_and_wherever_their_points_are()
    {
        Box plot = new(70, 60, 740, 400);
        var random = new Random(3);
        for (int trial = 0; trial < 20; trial++)
        {
            (double X, double Y, string Text)[] points =
            [
                (plot.Left, plot.Top, "a corner"), (plot.Right, plot.Top, new string('x', 200)), (plot.Left, plot.Bottom, new string('y', 40)), (plot.Right, plot.Bottom, "z"),
                .. Enumerable.Range(0, 20).Select(i => (random.Next(70, 740) + 0.5, random.Next(60, 400) + 0.5, new string('n', random.Next(1, 60)))),
            ];
            IReadOnlyList<PlacedLabel> names = new LabelPlacement(plot, [.. points.Select(point => (point.X, point.Y))], []).Place(points);

            Assert.Equal(points.Length, names.Count);
            Assert.All(names, name => Assert.True(plot.Holds(name.Box), name.ToString()));
        }
    }

    [Fact]
    public void Names_of_points_that_are_close_together_cover_neither_each_other_nor_a_mark()
    {
        (double X, double Y, string Text)[] points = [.. Enumerable.Range(0, 8).Select(i => (300 + 10.0 * i, 300 - 9.0 * i, $"variant {(char)('a' + i)}"))];
        IReadOnlyList<PlacedLabel> names = new LabelPlacement(new Box(70, 60, 740, 440), [.. points.Select(point => (point.X, point.Y))], []).Place(points);

        Assert.All(names, name => Assert.DoesNotContain(names, other => other != name && other.Box.Overlaps(name.Box)));
        Assert.All(names, name => Assert.DoesNotContain(points, point => name.Box.Overlaps(new Box(point.X, point.Y, point.X, point.Y).Grown(Marker.Radius))));
    }

    [Theory]
    [InlineData(0, 5, 10, 5, true)]
    [InlineData(5, 0, 5, 10, true)]
    [InlineData(0, 0, 10, 10, true)]
    [InlineData(5, 5, 5, 5, true)]
    [InlineData(0, 3, 10, 3, false)]
    [InlineData(0, 9, 10, 9, false)]
    [InlineData(0, 5, 3, 5, false)]
    [InlineData(0, 6, 6, 12, false)]
    public void A_line_meets_a_box_where_some_of_it_lies_within(double x1, double y1, double x2, double y2, bool meets) =>
        Assert.Equal(meets, new Box(4, 4, 8, 8).Meets(new Segment(x1, y1, x2, y2)));

    [Fact]
    public void Lines_join_points_in_steps_and_go_on_to_the_end_of_the_axis()
    {
        XElement chart = Chart(new PointGroup("a", [])).Draw(0);
        string[] corners = Path(chart, "step").Attribute("d")!.Value.Trim('M').Split('L');

        Assert.Equal(4, corners.Length);
        Assert.Equal((Y(corners[0]), X(corners[1])), (Y(corners[1]), X(corners[2])));
        Assert.Equal((Y(corners[2]), "740"), (Y(corners[3]), X(corners[3])));
        Assert.True(double.Parse(Y(corners[2]), CultureInfo.InvariantCulture) < double.Parse(Y(corners[0]), CultureInfo.InvariantCulture));

        static string X(string corner) => corner.Split(' ')[0];
        static string Y(string corner) => corner.Split(' ')[1];
    }

    [Fact]
    public void Groups_differ_in_colour_and_shape_and_what_they_are_compared_with_is_hollow_and_dashed()
    {
        PointGroup Of(string name) => new(name, [new ChartPoint(10, 1, $"{name}, described", name)]);
        ScatterChart chart = Chart(Of("a"), Of("b"), Of("c") with { IsReference = true });
        XElement[] marks = [.. chart.Draw(0).Elements().Where(each => each.HasElements)];

        Assert.Equal(["marker m0", "marker m1", "marker reference"], marks.Select(mark => (string?)mark.Attribute("class")));
        Assert.Equal(3, marks.Select(mark => mark.Attribute("d")!.Value[mark.Attribute("d")!.Value.IndexOf('m', StringComparison.Ordinal)..]).Distinct().Count());
        Assert.Equal(["a, described", "b, described", "c, described"], marks.Select(mark => mark.Value));
        Assert.NotNull(Path(chart.Draw(0), "step reference"));
        Assert.Contains(".step.reference", SvgPage.Of("both", [chart, LineChart.Of("t", "x", "y", [])]), StringComparison.Ordinal);
        Assert.DoesNotContain(".step", SvgPage.Of("none", [LineChart.Of("t", "x", "y", [])]), StringComparison.Ordinal);
    }

    private static ScatterChart Chart(params PointGroup[] groups) => new(
        "t",
        LogarithmicScale.Around("x", [1, 100]),
        LinearScale.Around("y", [0, 2]),
        groups,
        [new StepLine("best", [(2, 0.5), (50, 1.5)]), new StepLine("theirs", [(5, 1)]) { IsReference = true }]);

    private static XElement Path(XElement chart, string kind) => chart.Elements().First(each => (string?)each.Attribute("class") == kind);
}
