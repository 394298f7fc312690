using System.Globalization;
using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>The elements that charts are drawn of; what they look like is their class's matter.</summary>
internal static class SvgShape
{
    /// <summary>A path.</summary>
    /// <param name="kind">Its class.</param>
    /// <param name="course">Its course, as SVG has it.</param>
    public static XElement Path(string kind, string course) => new(SvgPage.Namespace + "path", new XAttribute("class", kind), new XAttribute("d", course));

    /// <summary>A straight line.</summary>
    public static XElement Line(double x1, double y1, double x2, double y2, string kind) => Path(kind, SvgPage.Text($"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}"));

    /// <summary>A text.</summary>
    /// <param name="x">Where its anchor is.</param>
    /// <param name="y">Where its letters stand.</param>
    /// <param name="anchor">Which part of it is there: start, middle or end.</param>
    /// <param name="text">The text.</param>
    /// <param name="kind">Its class.</param>
    public static XElement Label(double x, double y, string anchor, string text, string kind = "label") => new(
        SvgPage.Namespace + "text",
        new XAttribute("class", kind),
        new XAttribute("x", x.ToString("0.#", CultureInfo.InvariantCulture)),
        new XAttribute("y", y.ToString("0.#", CultureInfo.InvariantCulture)),
        new XAttribute("text-anchor", anchor),
        text);

    /// <summary>A text that reads upwards.</summary>
    public static XElement Upright(double x, double y, string text)
    {
        XElement label = Label(0, 0, "middle", text);
        label.SetAttributeValue("transform", SvgPage.Text($"translate({x} {y}) rotate(-90)"));
        return label;
    }
}
