using System.Xml.Linq;

namespace LutGen.Tool.Pages;

/// <summary>A page of sections in one file that needs no other: its style within, without scripts, for narrow and wide windows, light and dark.</summary>
internal static class HtmlPage
{
    /// <summary>The text of a page, which is HTML and well-formed XML.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="pictureStyle">The style sheet of its pictures.</param>
    /// <param name="sections">Its sections.</param>
    public static string Of(string title, string pictureStyle, IReadOnlyList<PageSection> sections)
    {
        XElement page = Html.Element(
            "html",
            new XAttribute("lang", "en"),
            Html.Element(
                "head",
                Void("meta", ("charset", "utf-8")),
                Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")),
                Void("meta", ("name", "color-scheme"), ("content", "light dark")),
                Html.Element("title", title),
                Html.Element("style", Style + pictureStyle)),
            Html.Element(
                "body",
                Html.Element(
                    "header",
                    Html.Element("h1", title),
                    Html.Element("nav", new XAttribute("aria-label", "sections"), sections.Select(section => Html.Element("a", new XAttribute("href", $"#{section.Id}"), section.Title)))),
                Html.Element("main", sections.Select(Draw))));
        return "<!DOCTYPE html>\n" + page.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static XElement Draw(PageSection section) =>
        Html.Element("section", new XAttribute("id", section.Id), Html.Element("h2", section.Title), section.Content);

    private static XElement Void(string name, params (string Name, string Value)[] attributes) =>
        new(Html.Namespace + name, attributes.Select(each => new XAttribute(each.Name, each.Value)));

    // No '<', '>' or '&': browsers read style sheets as they stand, XML would escape them.
    private static string Style => """

        html { background: #f3f4f6; color: #1b1d21; font: 16px/1.5 system-ui, sans-serif; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
        body { margin: 0 auto; max-width: 1120px; padding: 12px; box-sizing: border-box; overflow-wrap: anywhere }
        h1 { margin: 8px 0; font-size: 1.6rem; line-height: 1.2 }
        h2 { margin: 0 0 8px; font-size: 1.2rem }
        h3 { margin: 16px 0 4px; font-size: 1rem }
        p { margin: 8px 0; max-width: 72ch }
        nav a { display: inline-block; margin: 0 14px 4px 0; padding: 4px 0; color: #005a8e }
        section { background: #fff; border-radius: 8px; margin: 12px 0; padding: 16px }
        figure { margin: 8px 0 }
        figcaption { font-size: 0.875rem; color: #555; max-width: 72ch }
        svg { display: block; width: 100%; height: auto; max-width: 520px }
        svg.wide { max-width: 900px }
        svg.small { width: 96px }
        svg.icon { width: 24px; height: 24px }
        svg.share { width: 100%; min-width: 60px; max-width: none; height: 12px }
        .narrow { display: none }
        .pair { display: flex; flex-wrap: wrap; gap: 8px 32px }
        .half { flex: 1 1 300px; min-width: 0; max-width: 520px }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 8px; margin: 8px 0 }
        .tiles div { border: 1px solid #e0e2e6; border-radius: 6px; padding: 8px }
        .tiles dt { font-size: 0.8125rem; color: #555 }
        .tiles dd { margin: 0; font-size: 1.125rem; font-weight: 600; font-variant-numeric: tabular-nums }
        .tables { display: grid; grid-template-columns: repeat(auto-fill, minmax(104px, 1fr)); gap: 12px; margin: 8px 0 }
        .tables figure { margin: 0 }
        .tables figcaption { font-size: 0.75rem }
        .scroll { overflow-x: auto; margin: 8px 0 }
        table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; overflow-wrap: normal }
        table.origin { table-layout: fixed; width: 100%; overflow-wrap: anywhere }
        .origin th { width: 7.5em }
        th, td { padding: 3px 12px 3px 0; text-align: left; vertical-align: top; border-bottom: 1px solid #e8e9ec }
        th { font-weight: 600; color: #555 }
        td:last-child:not(.number) { min-width: 7em }
        .origin td:last-child:not(.number) { min-width: 0 }
        .number { text-align: right } td.number { white-space: nowrap }
        code { font-size: 0.8125rem }
        .frame { fill: none; stroke: #8a8f98; stroke-width: 1; vector-effect: non-scaling-stroke }
        .ink { fill: #1b1d21; stroke: none }
        .heat { fill: #0072B2; stroke: none }
        .column { fill: #8a8f98; stroke: none }
        .wire { fill: none; stroke: #0072B2; stroke-width: 0.6; stroke-opacity: 0.35 }
        .wire.far { stroke: #D55E00 }
        @media (max-width: 640px) {
          body { padding: 8px } section { padding: 12px } .wide { display: none } .narrow { display: block }
        }
        @media (prefers-color-scheme: dark) {
          html { background: #0d0f12; color: #e6e8eb } section { background: #16181d } nav a { color: #7cc4f0 }
          figcaption, .tiles dt, th { color: #a9aeb7 } .tiles div { border-color: #33363d } th, td { border-color: #2a2d33 }
          .ink { fill: #e6e8eb } .heat { fill: #56B4E9 } .wire { stroke: #56B4E9 } .wire.far { stroke: #E69F00 }
        }

        """;
}
