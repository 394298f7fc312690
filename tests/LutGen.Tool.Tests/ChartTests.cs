using System.Globalization;
using System.Xml.Linq;
using LutGen.Tool.Charts;
using LutGen.Tool.Training;
using LutGen.Training;

namespace LutGen.Tool.Tests;

public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(93.2, 97.9, 93, 98)]
    [InlineData(-0.013, 0.042, -0.02, 0.05)]
    [InlineData(5, 5, 2, 8)]
    [InlineData(0, 0, -0.6, 0.6)]
    [InlineData(1e-9, 3e9, 0, 3e9)]
    public void An_axis_encloses_its_values_between_round_marks(double least, double most, double low, double high)
    {
        var axis = LinearScale.Around("x", [least, most]);
        Assert.Equal(low, axis.Low, Math.Abs(high) * 1e-9);
        Assert.Equal(high, axis.High, Math.Abs(high) * 1e-9);
        Assert.InRange(axis.Marks.Count(), 2, 9);
        Assert.Equal(axis.Marks.Select(axis.TextOf).Distinct().Count(), axis.Marks.Count());
        Assert.Equal(axis.High, axis.Marks.Last(), Math.Abs(high) * 1e-9);
    }

    [Theory]
    [InlineData(0, 5000, "0 1000 2000 3000 4000 5000")]
    [InlineData(0, 250_000, "0 50k 100k 150k 200k 250k")]
    [InlineData(0, 15_000_000, "0 5M 10M 15M")]
    [InlineData(-40_000, 20_000, "-40k -30k -20k -10k 0 10k 20k")]
    public void Long_numbers_beside_an_axis_are_shortened(double least, double most, string marks)
    {
        var axis = LinearScale.Around("x", [least, most]);
        Assert.Equal(marks, string.Join(' ', axis.Marks.Select(axis.TextOf)));
    }

    [Fact]
    public void Values_that_are_not_finite_leave_a_gap_in_a_curve_and_have_no_say_in_its_axis()
    {
        XElement chart = LineChart.Of("t", "x", "y", [new Curve("c", [(1, 1), (2, double.NaN), (3, 2), (4, double.PositiveInfinity), (5, 1)])]).Draw(0);
        string path = chart.Elements().Last(each => (string?)each.Attribute("class") == "curve c0" && each.Attribute("d")!.Value.StartsWith('M') && each.Attribute("d")!.Value.Count(c => c == 'M') > 1).Attribute("d")!.Value;
        Assert.Equal(3, path.Count(c => c == 'M'));
        Assert.DoesNotContain("NaN", chart.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_learning_curve_is_the_same_picture_in_every_culture()
    {
        EpochResult[] epochs = [.. Enumerable.Range(1, 7).Select(i => new EpochResult(i, 100 * i, 2.5 / i, 0.8, 0.9 + i / 100.0, 0.85 + i / 100.0, 0.02, 1, TimeSpan.FromSeconds(i)))];
        string expected = LearningCurve.Draw("<digits>", epochs);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(expected, LearningCurve.Draw("<digits>", epochs));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        XElement page = XElement.Parse(expected);
        Assert.Contains("<digits>: 92.00 % validation accuracy after rounding, in epoch 7 of 7", page.Element(SvgPage.Namespace + "title")!.Value[12..], StringComparison.Ordinal);
        Assert.Contains(page.Descendants(SvgPage.Namespace + "text"), text => text.Value == "rounded");
    }

    [Fact]
    public void A_band_lies_between_its_values_and_a_long_legend_takes_further_rows()
    {
        Curve Of(int i) => new(FormattableString.Invariant($"variant {i}"), [(0, i), (1, i)]) { Band = [(0, i - 1, i + 1), (1, i, i)] };
        LineChart one = LineChart.Of("t", "x", "y", [Of(1)]), many = LineChart.Of("t", "x", "y", [.. Enumerable.Range(0, 13).Select(Of)]);
        XElement band = one.Draw(0).Elements().Single(each => (string?)each.Attribute("class") == "b0");
        double[] heights = [.. band.Attribute("d")!.Value.Trim('M', 'Z').Split('L').Select(point => double.Parse(point.Split(' ')[1], CultureInfo.InvariantCulture))];

        Assert.Equal(4, heights.Length);
        Assert.True(heights[0] < heights[1] && heights[1] == heights[2] && heights[2] < heights[3], band.ToString());
        Assert.Equal(2 * 18, many.Height - one.Height);
        Assert.Equal(13, many.Draw(0).Descendants(SvgPage.Namespace + "text").Count(text => text.Value.StartsWith("variant", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_plot_is_whole_after_every_epoch()
    {
        using var folder = new TemporaryFolder();
        var plot = new EpochPlot(folder["curve.svg"], "digits");
        List<EpochResult> epochs = [];
        for (int i = 1; i <= 3; i++)
        {
            epochs.Add(new EpochResult(i, 100 * i, 1, 0.5, 0.5, 0.5, 0.02, 1, TimeSpan.Zero));
            plot.Draw(epochs);
            Assert.Contains(FormattableString.Invariant($"of {i}"), XElement.Load(folder["curve.svg"]).Element(SvgPage.Namespace + "title")!.Value, StringComparison.Ordinal);
            Assert.Single(Directory.GetFiles(folder.Root));
        }
    }
}
