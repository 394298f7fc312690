using System.Xml.Linq;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Pages.Pictures;

/// <summary>A matrix of shares as cells of one colour, the fuller the larger.</summary>
internal static class CellPicture
{
    // Shares between are drawn as the nearest of so many.
    private const int Levels = 8;

    /// <summary>Draws a matrix, a path for each level.</summary>
    /// <param name="description">What it shows.</param>
    /// <param name="kind">Class of the cells.</param>
    /// <param name="cell">Pixels of a cell.</param>
    /// <param name="shares">The matrix by row and column: 0 to 1, or NaN where there is nothing.</param>
    /// <param name="attributes">Further attributes of the picture.</param>
    public static XElement Draw(string description, string kind, int cell, double[,] shares, params object[] attributes)
    {
        int height = shares.GetLength(0), width = shares.GetLength(1);
        var courses = new List<string>[Levels + 1];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width;)
            {
                // Cells of one level side by side are one.
                int level = LevelOf(shares[row, column]), end = column + 1;
                while (end < width && LevelOf(shares[row, end]) == level)
                {
                    end++;
                }

                (courses[level] ??= []).Add(SvgPage.Text($"M{column * cell} {row * cell}h{(end - column) * cell}v{cell}h{-(end - column) * cell}Z"));
                column = end;
            }
        }

        return SvgPage.Picture(
            description,
            width * cell + 2,
            height * cell + 2,
            [
                .. attributes,
                new XElement(
                    SvgPage.Namespace + "g",
                    new XAttribute("transform", "translate(1 1)"),
                    Enumerable.Range(1, Levels).Where(level => courses[level] is not null).Select(level => DrawLevel(kind, level, courses[level])),
                    SvgShape.Path("frame", SvgPage.Text($"M0 0h{width * cell}v{height * cell}h{-width * cell}Z"))),
            ]);
    }

    // What is not nothing is seen.
    private static int LevelOf(double share) => share > 0 ? Math.Clamp((int)Math.Round(share * Levels), 1, Levels) : 0;

    private static XElement DrawLevel(string kind, int level, List<string> courses)
    {
        XElement path = SvgShape.Path(kind, string.Concat(courses));
        path.SetAttributeValue("fill-opacity", SvgPage.Text($"{(double)level / Levels:0.###}"));
        return path;
    }
}
