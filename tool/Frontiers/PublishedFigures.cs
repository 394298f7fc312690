using System.Globalization;
using System.Reflection;
using LutGen.Training.Data;

namespace LutGen.Tool.Frontiers;

/// <summary>Published figures to compare with, as a CSV file; those of some data sets come with the tool.</summary>
internal static class PublishedFigures
{
    /// <summary>What they are called beside studies.</summary>
    public const string Source = "published";

    /// <summary>The header of such a file.</summary>
    public const string Header = "method,accuracy,luts,note";

    private const int MostShown = 60;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">It is missing or begins with another header.</exception>
    /// <exception cref="DataFileException">It cannot be read, or a figure makes no sense; the message names file, line, value and what was expected.</exception>
    public static IReadOnlyList<FrontierPoint> Read(string file) => !File.Exists(file)
        ? throw new InputException($"{file}: no such file, expected a CSV file with the header {Header}")
        : DataFile.Guard(file, () => ReadRows(file, new StreamReader(DataFile.Open(file))));

    /// <summary>The figures that come with the tool.</summary>
    /// <param name="data">Name of a data set.</param>
    /// <returns>The figures; none for a data set of which the tool has none.</returns>
    public static IReadOnlyList<FrontierPoint> OfData(string data) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"published/{data}.csv") is { } figures
        ? ReadRows(data, new StreamReader(figures))
        : [];

    private static List<FrontierPoint> ReadRows(string file, TextReader reader)
    {
        using TableRows rows = TableRows.After(file, reader, new TableDialect { Names = Header.Split(',') }, linesBefore: 1);
        if ((reader.ReadLine() ?? "").Trim() is var header && header != Header)
        {
            throw new InputException($"{file}:1: '{header[..Math.Min(header.Length, MostShown)]}' is another header, expected {Header}");
        }

        List<FrontierPoint> points = [];
        while (rows.Read())
        {
            points.Add(PointOf(rows));
        }

        return points.Count > 0 ? points : throw new InputException($"{file}: has no figures, expected a line for each after the header");
    }

    private static FrontierPoint PointOf(TableRows rows)
    {
        (string method, string accuracy, string luts, string note) = (rows.Fields[0], rows.Fields[1], rows.Fields[2], rows.Fields[3]);
        if (method.Length == 0)
        {
            throw rows.Problem("the method is empty, expected a name");
        }

        // A share in place of per cent would be the poorest of all figures, and nobody would be told.
        if (!double.TryParse(accuracy, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) || percent is not (> 1 and <= 100))
        {
            throw rows.Problem($"'{accuracy}' is no accuracy, expected per cent: a number above 1, and 100 at most");
        }

        return long.TryParse(luts, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count > 0
            ? new FrontierPoint(method, Source, percent, accuracy, count, note)
            : throw rows.Problem($"'{luts}' is no count of lookup tables, expected a whole number of at least 1");
    }
}
