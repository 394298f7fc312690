using System.Xml.Linq;

namespace LutGen.Tool.Pages.Sections;

/// <summary>Which network this is and where it comes from, as its file says.</summary>
internal static class OriginSection
{
    // A file may have any number of them.
    private const int MostEntries = 40;

    public static PageSection Of(ModelFacts facts)
    {
        IReadOnlyList<KeyValuePair<string, string>> entries = facts.Network.Metadata.Entries;
        XElement[] rows =
        [
            Row("file", Html.Clean(facts.File)),
            Row("SHA-256", Html.Element("code", facts.Network.ContentHash)),
            .. entries.Take(MostEntries).Select(entry => Row(Html.Clean(entry.Key), Html.Clean(entry.Value))),
        ];
        XElement table = Html.OfClass("origin", "table", Html.Element("tbody", [.. rows]));
        return new PageSection(
            "origin", "Origin",
            entries.Count <= MostEntries ? [table] : [table, Html.Paragraph(ModelFacts.Text($"{entries.Count - MostEntries:N0} more entries are in the file."))]);
    }

    private static XElement Row(string key, object value) => Html.Element("tr", Html.Element("th", new XAttribute("scope", "row"), key), Html.Element("td", value));
}
