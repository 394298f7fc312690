using System.Globalization;
using System.Xml.Linq;

namespace Digits;

/// <summary>
/// A picture of digits, predictions and confusion matrix as SVG. It has no background and only colours that are readable on
/// light and on dark pages.
/// </summary>
internal static class PlotSvg
{
    private const int Width = 960;
    private const int Height = 538;
    private const int Margin = 24;
    private const int GalleryTop = 76;
    private const int MatrixLeft = 506;
    private const int TilesAcross = 6;
    private const int TilesOfAKind = 2 * TilesAcross;

    /// <summary>Draws the picture.</summary>
    /// <param name="title">Name of the model.</param>
    /// <param name="images">The test images.</param>
    /// <param name="predictions">The predicted class of every image.</param>
    /// <param name="classes">Number of classes.</param>
    /// <returns>The file's text.</returns>
    public static string Draw(string title, LabelledImages images, int[] predictions, int classes)
    {
        var matrix = new ConfusionMatrix(images.Labels, predictions, classes);
        string accuracy = string.Create(CultureInfo.InvariantCulture, $"{100 * matrix.Accuracy:0.00} % of {images.Count:N0} {images.Title}");
        int[] first = [.. Enumerable.Range(0, Math.Min(TilesOfAKind, images.Count))];
        int[] mistakes = [.. Enumerable.Range(0, images.Count).Where(i => predictions[i] != images.Labels[i]).Take(TilesOfAKind)];

        var root = SvgShapes.Element(
            "svg",
            ("viewBox", $"0 0 {Width} {Height}"),
            ("width", Width),
            ("height", Height),
            ("font-family", "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif"));
        root.Add(SvgShapes.Element("title", []).WithText($"{title}: {accuracy}"));
        root.Add(SvgShapes.Text(Margin, 38, 22, SvgShapes.Ink, "start", title, bold: true));
        root.Add(SvgShapes.Text(Width - Margin, 38, 18, SvgShapes.Ink, "end", accuracy));

        int below = DigitTiles.AddTo(root, "Test digits and their predicted class", first, images, predictions, Margin, GalleryTop, TilesAcross);
        if (mistakes.Length > 0)
        {
            DigitTiles.AddTo(root, "Some that the model gets wrong", mistakes, images, predictions, Margin, below + 30, TilesAcross);
        }

        MatrixPlot.AddTo(root, matrix, MatrixLeft, GalleryTop);
        return new XDocument(root).ToString();
    }
}
