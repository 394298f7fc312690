using System.Net;
using System.Text.RegularExpressions;
using LutGen.Testing;

namespace LutGen.Tool.Tests;

/// <summary>Pages as a real browser shows them.</summary>
public sealed partial class ReportBrowserTests : IDisposable
{
    // A browser's window is no narrower than some 500 pixels, a frame in it is.
    private const string Phone = "360", Desktop = "1280";

    // For each frame: the width of its window, that of its document, and the elements that stand out on the right, but for those in boxes that scroll.
    private const string Measurement = """
        addEventListener("load", () => {
          document.body.dataset.measured = [...document.querySelectorAll("iframe[srcdoc]")].map(frame => {
            const page = frame.contentDocument, width = frame.contentWindow.innerWidth;
            const wide = [...page.body.querySelectorAll("*")].filter(each => !each.closest(".scroll *") && each.getBoundingClientRect().right > width + 0.5);
            return [width, page.documentElement.scrollWidth, wide.length, page.querySelectorAll("section").length].join(" ");
          }).join("; ");
        });
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ExternalToolFact("chromium")]
    public void A_page_of_gates_fits_a_phone_and_a_desktop_and_nothing_complains() => AssertShown("digits.lutnet", sections: 8);

    [ExternalToolFact("chromium")]
    public void A_page_of_quantised_neurons_fits_a_phone_and_a_desktop_and_nothing_complains() => AssertShown("letter-add2.lutnet", sections: 8);

    private void AssertShown(string model, int sections)
    {
        string page = _folder["page.html"];
        ToolRun run = ToolRun.Of("report", Path.Combine(AppContext.BaseDirectory, model), "-o", page);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        // Once as a file, and in frames that may be measured. Sections that a browser mended would not be siblings any more, and less would be found.
        string framed = Browse(_folder.Write("frames.html", Frames("page.html", Phone, Desktop)));
        Assert.DoesNotContain("CONSOLE", framed, StringComparison.Ordinal);
        Assert.Equal($"{Phone} {Phone} 0 {sections}; {Desktop} {Desktop} 0 {sections}", Measured().Match(framed).Groups[1].Value);
    }

    private string Frames(string file, params string[] widths)
    {
        string page = File.ReadAllText(_folder[file]);
        return $"<!DOCTYPE html><meta charset=\"utf-8\"><body><iframe src=\"{file}\"></iframe>"
            + string.Concat(widths.Select(width => $"<iframe width=\"{width}\" height=\"900\" style=\"border: 0\" srcdoc=\"{WebUtility.HtmlEncode(page)}\"></iframe>"))
            + $"<script>{Measurement}</script></body>";
    }

    private string Browse(string file) => ExternalTool.Run(
        _folder.Root, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--user-data-dir={_folder["browser"]}", "--enable-logging=stderr", "--v=0",
        "--window-size=1280,900", "--dump-dom", new Uri(file).AbsoluteUri);

    [GeneratedRegex("data-measured=\"([^\"]*)\"")]
    private static partial Regex Measured();
}
