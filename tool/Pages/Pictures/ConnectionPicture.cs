using System.Xml.Linq;
using LutGen.Networks;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Pages.Pictures;

/// <summary>Encoder, layers and head as columns from left to right, joined by some of the connections.</summary>
internal static class ConnectionPicture
{
    private const int Height = 300, Top = 24, Bottom = 26, Side = 24;

    // Of more layers several share a column.
    private const int MostColumns = 24;

    // Columns are as high as the logarithm of what they hold, with this share for a single signal.
    private const double LeastShare = 0.08;

    // Pixels that a number below a column needs.
    private const double NumberWidth = 36;

    private const double ColumnWidth = 4;

    // Wires of a path cover each other without a trace; those of several paths show where many are.
    private const int WiresOfAPath = 12;

    /// <summary>Draws a network.</summary>
    public static XElement Draw(LutNetwork network, int width)
    {
        // Columns of the encoder, the layers and the head, and how many signals or scores each holds.
        int count = network.Layers.Count + 2, columns = Math.Min(count, MostColumns);
        int[] first = [0, .. network.Layers.Select(layer => layer.FirstSignal)];
        int[] sizes = [network.Encoder.SignalCount, .. network.Layers.Select(layer => layer.Count), network.Head.ScoreCount];
        double largest = Math.Log2(1 + sizes.Max());
        var wires = WireSample.Of(network)
            .Select(wire => (Source: ColumnOfSignal(wire.From), wire.From, Target: wire.Layer + 1, Index: wire.Target))
            .Select(wire => (From: ColumnOf(wire.Source), To: ColumnOf(wire.Target), Y1: YOf(wire.Source, wire.From - first[wire.Source]), Y2: YOf(wire.Target, wire.Index)))
            .Where(wire => wire.From < wire.To)
            .GroupBy(wire => wire.To - wire.From > 1)
            .OrderBy(group => group.Key)
            .SelectMany(group => group.Chunk(WiresOfAPath).Select(part => SvgShape.Path(
                group.Key ? "wire far" : "wire",
                string.Concat(part.Select(wire => SvgPage.Text($"M{XOf(wire.From):0.#} {wire.Y1:0.#}L{XOf(wire.To):0.#} {wire.Y2:0.#}"))))));
        int step = (int)Math.Ceiling(NumberWidth * (columns - 1) / (width - 2.0 * Side));
        return SvgPage.Picture(
            ModelFacts.Text($"{network.Layers.Count:N0} layers between encoder and head as columns, joined by some of their connections"),
            width,
            Height,
            wires,
            Enumerable.Range(0, columns).Select(DrawColumn),
            Enumerable.Range(0, columns).Where(column => column == columns - 1 || (column % step == 0 && column + step <= columns - 1)).SelectMany(DrawTexts));

        int ColumnOf(int index) => (int)((long)index * columns / count);

        // The first that stands there, but at the end always the head.
        int IndexAt(int column) => column == columns - 1 ? count - 1 : (int)(((long)column * count + columns - 1) / columns);

        int ColumnOfSignal(int signal)
        {
            // The last that begins at or before it, as layers without neurons begin where the next one does.
            int at = Array.BinarySearch(first, signal);
            at = at < 0 ? ~at - 1 : at;
            while (at + 1 < first.Length && first[at + 1] <= signal)
            {
                at++;
            }

            return at;
        }

        double XOf(int column) => Side + (width - 2.0 * Side) * column / (columns - 1);

        double ShareOf(int index) => LeastShare + (1 - LeastShare) * Math.Log2(1 + sizes[index]) / largest;

        double YOf(int index, int position) => Top + (Height - Top - Bottom) * (0.5 + ShareOf(index) * ((position + 0.5) / sizes[index] - 0.5));

        XElement DrawColumn(int column)
        {
            double high = (Height - Top - Bottom) * ShareOf(IndexAt(column)), middle = (Top + Height - Bottom) / 2.0;
            XElement bar = SvgShape.Path(
                "column", SvgPage.Text($"M{XOf(column) - ColumnWidth / 2:0.#} {middle - high / 2:0.#}h{ColumnWidth}v{high:0.#}h{-ColumnWidth}Z"));
            bar.Add(new XElement(SvgPage.Namespace + "title", ModelFacts.Text($"{NameOf(IndexAt(column))}: {sizes[IndexAt(column)]:N0}")));
            return bar;
        }

        XElement[] DrawTexts(int column) =>
        [
            SvgShape.Label(XOf(column), 14, "middle", IndexAt(column) == 0 ? "in" : IndexAt(column) == count - 1 ? "out" : ModelFacts.Text($"{IndexAt(column)}")),
            SvgShape.Label(XOf(column), Height - 8, "middle", LogarithmicScale.Shorten(sizes[IndexAt(column)])),
        ];

        string NameOf(int index) => index == 0 ? "signals of the encoder" : index == count - 1 ? "scores" : ModelFacts.Text($"signals of layer {index}");
    }
}
