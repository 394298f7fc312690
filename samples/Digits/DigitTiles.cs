using System.Text;
using System.Xml.Linq;

namespace Digits;

/// <summary>Digits in rows of tiles, each with its predicted class below; the tiles bring their own dark paper.</summary>
internal static class DigitTiles
{
    private const int TileSize = 60;
    private const int Pitch = 74;
    private const int RowHeight = 88;
    private const int InkLevels = 4;

    /// <summary>Adds a heading and tiles.</summary>
    /// <param name="parent">Receives them.</param>
    /// <param name="heading">The heading.</param>
    /// <param name="chosen">Which images to show.</param>
    /// <param name="images">All images.</param>
    /// <param name="predictions">The predicted class of every image.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Baseline of the heading.</param>
    /// <param name="across">Tiles in a row.</param>
    /// <returns>The bottom edge.</returns>
    public static int AddTo(XElement parent, string heading, int[] chosen, LabelledImages images, int[] predictions, int left, int top, int across)
    {
        parent.Add(SvgShapes.Text(left, top, 14, SvgShapes.Ink, "start", heading));
        for (int i = 0; i < chosen.Length; i++)
        {
            int x = left + i % across * Pitch;
            int y = top + 14 + i / across * RowHeight;
            int label = images.Labels[chosen[i]];
            int prediction = predictions[chosen[i]];
            parent.Add(SvgShapes.Rectangle(x, y, TileSize, TileSize, SvgShapes.Paper));
            parent.Add(Drawing(images[chosen[i]], images.Side, x, y));
            parent.Add(label == prediction
                ? SvgShapes.Text(x + TileSize / 2, y + TileSize + 17, 14, SvgShapes.Ink, "middle", $"{prediction}", bold: true)
                : SvgShapes.Text(x + TileSize / 2, y + TileSize + 17, 14, SvgShapes.Wrong, "middle", $"{prediction}, is {label}", bold: true));
        }

        return top + 14 + (chosen.Length + across - 1) / across * RowHeight;
    }

    private static XElement Drawing(ReadOnlySpan<byte> pixels, int side, int x, int y)
    {
        double scale = (double)TileSize / side;
        XElement group = SvgShapes.Element(
            "g",
            ("transform", FormattableString.Invariant($"translate({x} {y}) scale({scale:0.####})")),
            ("fill", SvgShapes.Chalk),
            ("shape-rendering", "crispEdges"));
        for (int level = 1; level <= InkLevels; level++)
        {
            string path = RunsOf(pixels, side, level);
            if (path.Length > 0)
            {
                group.Add(SvgShapes.Element("path", ("fill-opacity", (double)level / InkLevels), ("d", path)));
            }
        }

        return group;
    }

    // One path a grey level, horizontal runs of pixels as its rectangles: a tenth of an element for each pixel.
    private static string RunsOf(ReadOnlySpan<byte> pixels, int side, int level)
    {
        var path = new StringBuilder();
        for (int row = 0; row < side; row++)
        {
            for (int start = 0, end; start < side; start = end + 1)
            {
                end = start;
                while (end < side && LevelOf(pixels[row * side + end]) == level)
                {
                    end++;
                }

                if (end > start)
                {
                    path.Append('M').Append(start).Append(' ').Append(row).Append('h').Append(end - start).Append("v1h-").Append(end - start).Append('z');
                }
            }
        }

        return path.ToString();
    }

    private static int LevelOf(byte pixel) => (pixel * InkLevels + 127) / 255;
}
