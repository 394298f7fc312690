using System.Xml.Linq;

namespace LutGen.Tool.Pages;

/// <summary>A part of a page with a heading of its own.</summary>
/// <param name="Id">A word by which the page's list of contents finds it.</param>
/// <param name="Title">The heading.</param>
/// <param name="Content">What stands below it.</param>
internal sealed record PageSection(string Id, string Title, IReadOnlyList<XElement> Content);
