using System.Globalization;
using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>Charts one below the other as an SVG file that needs nothing else, for light and dark surroundings.</summary>
internal static class SvgPage
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    private static readonly string[] s_colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];
    private static readonly string[] s_dashes = ["none", "6 3", "2 3", "10 3 2 3"];

    /// <summary>Looks of curves: colours told apart by colour-blind people too (Okabe and Ito), the later ones by dashes as well.</summary>
    public static int Colors => 2 * s_colors.Length;

    /// <summary>The page's text.</summary>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    /// <param name="charts">The charts.</param>
    public static string Of(string description, IReadOnlyList<Chart> charts)
    {
        int width = charts.Max(chart => chart.Width), height = charts.Sum(chart => chart.Height);
        XElement page = Picture(
            description,
            width,
            height,
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XElement(Namespace + "style", StyleOf(charts)),
            new XElement(Namespace + "rect", new XAttribute("class", "page"), new XAttribute("width", "100%"), new XAttribute("height", "100%")),
            charts.Select((chart, i) => chart.Draw(charts.Take(i).Sum(above => above.Height))));
        return page.ToString().ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>A picture for pages that have a style sheet of their own.</summary>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="content">Its elements and further attributes.</param>
    public static XElement Picture(string description, int width, int height, params object?[] content) => new(
        Namespace + "svg",
        new XAttribute("viewBox", Text($"0 0 {width} {height}")),
        content.OfType<XAttribute>(),
        new XAttribute("role", "img"),
        new XElement(Namespace + "title", description),
        content.Where(each => each is not XAttribute));

    /// <summary>The style sheet that charts need.</summary>
    public static string StyleOf(IReadOnlyList<Chart> charts) => Style + string.Concat(charts.Select(chart => chart.Style).Distinct());

    /// <summary>The colour of a look.</summary>
    public static string ColorOf(int look) => s_colors[look % s_colors.Length];

    /// <summary>Text with numbers as SVG has them, whatever the culture.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Style => """
        .page { fill: #fff }
        text { font: 12px system-ui, sans-serif; fill: #444 }
        .title { font-size: 15px; font-weight: 600; fill: #111 }
        .grid { stroke: #e3e3e3; fill: none }
        .curve { stroke-width: 2; stroke-linejoin: round; fill: none }
        @media (prefers-color-scheme: dark) { .page { fill: #16181d } text { fill: #b8bcc4 } .title { fill: #fff } .grid { stroke: #33363d } }

        """ + string.Concat(Enumerable.Range(0, Colors).Select(Look));

    private static string Look(int index)
    {
        string color = ColorOf(index), dash = s_dashes[2 * index / s_colors.Length];
        return $".c{index} {{ stroke: {color}{(dash == "none" ? "" : $"; stroke-dasharray: {dash}")} }}\n.b{index} {{ fill: {color}; fill-opacity: 0.15 }}\n";
    }
}
