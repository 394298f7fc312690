using System.Xml;
using System.Xml.Linq;

namespace LutGen.Tool.Pages;

/// <summary>The elements that pages are made of, as HTML that is XML too: text is escaped, and no element but void ones is empty.</summary>
internal static class Html
{
    public static readonly XNamespace Namespace = "http://www.w3.org/1999/xhtml";

    // Longer words of a user's file would be no use to a reader.
    private const int MostLetters = 600;

    /// <summary>An element; the empty text keeps browsers from taking the end of it for missing.</summary>
    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content, "");

    /// <summary>An element of a class.</summary>
    public static XElement OfClass(string kind, string name, params object?[] content) => Element(name, [new XAttribute("class", kind), .. content]);

    /// <summary>A paragraph.</summary>
    public static XElement Paragraph(string text) => Element("p", text);

    /// <summary>A heading within a section.</summary>
    public static XElement Heading(string text) => Element("h3", text);

    /// <summary>A picture with what it shows below.</summary>
    public static XElement Figure(string caption, params XElement[] pictures) => Element("figure", [.. pictures, Element("figcaption", caption)]);

    /// <summary>Parts that stand side by side where there is room.</summary>
    public static XElement Pair(params XElement?[] parts) => OfClass("pair", "div", [.. parts.OfType<XElement>().Select(part => OfClass("half", "div", part))]);

    /// <summary>A table that scrolls within its box where it is wider. Columns of figures stand right.</summary>
    /// <param name="label">What it lists, for those who cannot see it.</param>
    /// <param name="headers">Headers of the columns.</param>
    /// <param name="rows">Rows of texts and elements, as many as there are headers.</param>
    public static XElement Table(string label, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<object>> rows)
    {
        IReadOnlyList<object>[] all = [.. rows];
        bool[] figures = [.. headers.Select((_, column) => all.All(row => row[column] is string text && (text.Length == 0 || char.IsAsciiDigit(text[0]))))];
        return OfClass(
            "scroll", "div",
            new XAttribute("role", "region"), new XAttribute("tabindex", "0"), new XAttribute("aria-label", label),
            Element(
                "table",
                Element("thead", Element("tr", [.. headers.Select((header, column) => Cell("th", header, column, new XAttribute("scope", "col")))])),
                Element("tbody", [.. all.Select(row => Element("tr", [.. row.Select((content, column) => Cell("td", content, column))]))])));

        XElement Cell(string name, object content, int column, params object[] attributes) =>
            figures[column] ? OfClass("number", name, [.. attributes, content]) : Element(name, [.. attributes, content]);
    }

    /// <summary>A user's text as a page may have it: not too long, and of characters that XML has.</summary>
    public static string Clean(string text)
    {
        string part = text.Length <= MostLetters ? text : text[..(MostLetters - 1)] + "…";
        return string.Concat(part.EnumerateRunes().Select(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "?"));
    }
}
