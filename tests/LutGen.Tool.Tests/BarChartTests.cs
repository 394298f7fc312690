using System.Globalization;
using System.Xml.Linq;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Tests;

public sealed class BarChartTests
{
    [Fact]
    public void Bars_are_as_high_as_their_values_and_stand_on_one_line()
    {
        double[][] corners = [.. Rectangles(Chart()).Select(Numbers)];
        double[] heights = [.. corners.Select(c => c[3])], feet = [.. corners.Select(c => c[1] + c[3])];

        Assert.Equal(6, corners.Length);
        Assert.All(feet, foot => Assert.Equal(feet[0], foot, 0.11));
        Assert.Equal([1, 2, 4, 3, 0, 8], heights.Select(height => Math.Round(height / heights[0])));
    }

    [Fact]
    public void Bars_of_a_category_stand_side_by_side_around_its_name()
    {
        XElement chart = Chart().Draw(0);
        double[][] corners = [.. Rectangles(Chart()).Select(Numbers)];
        double[] first = [.. corners.Take(3).Select(c => c[0])], second = [.. corners.Skip(3).Select(c => c[0])];

        for (int category = 0; category < 3; category++)
        {
            double name = double.Parse(Label(chart, $"{(char)('a' + category)}").Attribute("x")!.Value, CultureInfo.InvariantCulture);
            Assert.InRange(first[category] + corners[category][2], first[category], second[category]);
            Assert.Equal(name, second[category], 0.6);
        }
    }

    [Fact]
    public void Each_bar_says_what_it_is_and_has_its_value_above()
    {
        XElement chart = Chart().Draw(0);
        Assert.Equal(["x1, described", "x2, described", "x4, described", "y3, described", "y0, described", "y8, described"], Rectangles(Chart()).Select(bar => bar.Value));
        Assert.Equal(["1", "2", "4", "3", "0", "8"], chart.Elements().Where(each => (string?)each.Attribute("class") == "value").Select(each => each.Value));
        Assert.Equal(["bar f0", "bar f1"], Rectangles(Chart()).Select(bar => (string?)bar.Attribute("class")).Distinct());
        Assert.Contains(".bar", SvgPage.Of("p", [Chart()]), StringComparison.Ordinal);
    }

    private static BarChart Chart() => new(
        "t", new CategoryScale("letters", ["a", "b", "c"]), new LinearScale("y", 0, 8, 2), [new BarSeries("x", [Of("x", 1), Of("x", 2), Of("x", 4)]), new BarSeries("y", [Of("y", 3), Of("y", 0), Of("y", 8)])]);

    private static Bar Of(string series, double value) => new(value, SvgPage.Text($"{value}"), SvgPage.Text($"{series}{value}, described"));

    private static XElement[] Rectangles(BarChart chart) => [.. chart.Draw(0).Elements().Where(each => each.HasElements)];

    // Left, top, width, height.
    private static double[] Numbers(XElement bar) =>
        [.. bar.Attribute("d")!.Value.Split('M', 'h', 'v', ' ', 'Z').Where(part => part.Length > 0).Take(4).Select(part => double.Parse(part, CultureInfo.InvariantCulture))];

    private static XElement Label(XElement chart, string text) => chart.Elements().First(each => each.Name == SvgPage.Namespace + "text" && each.Value == text);
}
