using System.Xml.Linq;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Pages;

/// <summary>Charts as pictures of a page.</summary>
internal static class ChartPicture
{
    /// <summary>A chart as large as it is.</summary>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="attributes">Further attributes.</param>
    public static XElement Draw(string description, Chart chart, params object[] attributes) =>
        SvgPage.Picture(description, chart.Width, chart.Height, [.. attributes, chart.Draw(0)]);

    /// <summary>A chart for narrow windows and one for wide ones, of which a page shows that which fits.</summary>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    /// <param name="chartOf">The chart of a width in pixels.</param>
    public static XElement[] DrawBoth(string description, Func<int, Chart> chartOf) =>
    [
        Draw(description, chartOf(Chart.PhoneWidth), new XAttribute("class", "narrow")),
        Draw(description, chartOf(Chart.FullWidth), new XAttribute("class", "wide")),
    ];

    /// <summary>A bar as long as a share, for a cell of a table whose number stands beside it.</summary>
    /// <param name="share">0 to 1.</param>
    public static XElement Share(double share) => new(
        SvgPage.Namespace + "svg",
        new XAttribute("class", "share"),
        new XAttribute("aria-hidden", "true"),
        new XElement(
            SvgPage.Namespace + "rect",
            new XAttribute("class", "heat"), new XAttribute("width", SvgPage.Text($"{100 * share:0.##}%")), new XAttribute("height", "100%")));
}
