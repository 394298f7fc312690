using System.Globalization;
using System.Xml.Linq;

namespace Digits;

/// <summary>The few SVG elements that the picture needs.</summary>
internal static class SvgShapes
{
    /// <summary>Text colour: a grey that contrasts with white and with near-black alike.</summary>
    public const string Ink = "#76808b";

    /// <summary>Background of digits and cells, dark on any page, so that what stands on it is readable on any page.</summary>
    public const string Paper = "#20262d";

    /// <summary>Colour of digits and numbers on <see cref="Paper"/>.</summary>
    public const string Chalk = "#f5f7f9";

    /// <summary>Colour of what is right.</summary>
    public const string Right = "#3b82d6";

    /// <summary>Colour of what is wrong.</summary>
    public const string Wrong = "#dc4a3f";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>An element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes in order.</param>
    public static XElement Element(string name, params (string Name, object Value)[] attributes) =>
        new(Svg + name, attributes.Select(a => new XAttribute(a.Name, Convert.ToString(a.Value, CultureInfo.InvariantCulture)!)));

    /// <summary>The element with a text inside.</summary>
    public static XElement WithText(this XElement element, string text)
    {
        element.Add(text);
        return element;
    }

    /// <summary>A line of text.</summary>
    public static XElement Text(double x, double y, double size, string fill, string anchor, string text, bool bold = false) =>
        Element("text", ("x", x), ("y", y), ("font-size", size), ("font-weight", bold ? 600 : 400), ("fill", fill), ("text-anchor", anchor)).WithText(text);

    /// <summary>A filled rectangle with slightly rounded corners.</summary>
    public static XElement Rectangle(double x, double y, double width, double height, string fill, double opacity = 1) =>
        Element("rect", ("x", x), ("y", y), ("width", width), ("height", height), ("rx", 3), ("fill", fill), ("fill-opacity", Math.Round(opacity, 3)));
}
