using System.Globalization;
using System.Xml.Linq;

namespace Digits;

/// <summary>The confusion matrix as a grid of dark cells: one row a true class, one column a predicted class.</summary>
internal static class MatrixPlot
{
    private const int Cell = 38;
    private const int Pitch = 40;
    private const int RowLabels = 30;
    private const int ColumnLabels = 40;

    // Mistakes are one sample in a hundred; without a root they would all be invisible.
    private const double MistakeGain = 2;

    /// <summary>Adds heading, labels and cells.</summary>
    /// <param name="parent">Receives them.</param>
    /// <param name="matrix">The counts.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Baseline of the heading.</param>
    public static void AddTo(XElement parent, ConfusionMatrix matrix, int left, int top)
    {
        parent.Add(SvgShapes.Text(left + RowLabels, top, 14, SvgShapes.Ink, "start", "Predicted class by true class (samples)"));
        for (int label = 0; label < matrix.Classes; label++)
        {
            int y = top + ColumnLabels + label * Pitch;
            parent.Add(SvgShapes.Text(left + RowLabels - 10, y + Cell / 2 + 5, 14, SvgShapes.Ink, "end", $"{label}", bold: true));
            parent.Add(SvgShapes.Text(left + RowLabels + label * Pitch + Cell / 2, top + ColumnLabels - 9, 14, SvgShapes.Ink, "middle", $"{label}", bold: true));
            for (int prediction = 0; prediction < matrix.Classes; prediction++)
            {
                AddCell(parent, matrix, label, prediction, left + RowLabels + prediction * Pitch, y);
            }
        }

        int middle = top + ColumnLabels + matrix.Classes * Pitch / 2;
        XElement axis = SvgShapes.Text(left - 8, middle, 13, SvgShapes.Ink, "middle", "true class");
        axis.SetAttributeValue("transform", $"rotate(-90 {left - 8} {middle})");
        parent.Add(axis);
    }

    private static void AddCell(XElement parent, ConfusionMatrix matrix, int label, int prediction, int x, int y)
    {
        int count = matrix[label, prediction];
        double share = (double)count / Math.Max(1, matrix.CountOf(label));
        bool right = label == prediction;
        parent.Add(SvgShapes.Rectangle(x, y, Cell, Cell, SvgShapes.Paper));
        if (count == 0)
        {
            return;
        }

        double strength = right ? share : Math.Min(1, MistakeGain * Math.Sqrt(share));
        parent.Add(SvgShapes.Rectangle(x, y, Cell, Cell, right ? SvgShapes.Right : SvgShapes.Wrong, strength));
        string text = count.ToString(CultureInfo.InvariantCulture);
        parent.Add(SvgShapes.Text(x + Cell / 2, y + Cell / 2 + 5, text.Length > 3 ? 12 : 13, SvgShapes.Chalk, "middle", text));
    }
}
