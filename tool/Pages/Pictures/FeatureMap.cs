using System.Xml.Linq;

namespace LutGen.Tool.Pages.Pictures;

/// <summary>How often each feature is read, as cells.</summary>
internal static class FeatureMap
{
    // Larger images are shown in fewer cells.
    private const int MostSide = 64;

    private const int CellSize = 8;

    /// <summary>Draws the reads of all features; channels of an image are added up.</summary>
    public static XElement Draw(FeatureShape shape, long[] reads)
    {
        int down = (shape.Height + MostSide - 1) / MostSide, across = (shape.Width + MostSide - 1) / MostSide;
        var sums = new double[(shape.Height + down - 1) / down, (shape.Width + across - 1) / across];
        int size = shape.Height * shape.Width;
        for (int feature = 0; feature < reads.Length; feature++)
        {
            int place = feature % size;
            sums[place / shape.Width / down, place % shape.Width / across] += reads[feature];
        }

        double most = Math.Max(1, sums.Cast<double>().Max());
        for (int row = 0; row < sums.GetLength(0); row++)
        {
            for (int column = 0; column < sums.GetLength(1); column++)
            {
                sums[row, column] /= most;
            }
        }

        return CellPicture.Draw(ModelFacts.Text($"How often each of {reads.Length:N0} features is read, {most:N0} times at most"), "heat", CellSize, sums);
    }
}
