using System.Globalization;

namespace LutGen.Training.Data;

/// <summary>Which labels a class column has, and which class each of them is.</summary>
internal sealed class LabelScan(TableDialect dialect)
{
    // A column of anything but classes, taken for classes, must not make tables of that size.
    private const int MaxClasses = 1024;

    private readonly HashSet<string> _labels = [];

    /// <summary>Takes note of a label.</summary>
    /// <exception cref="DataFileException">It is none.</exception>
    public void Add(TableRows rows, string field)
    {
        string label = dialect.LabelIn(field);
        if (TableColumn.IsMissing(label) || (TableColumn.TryNumber(label, out _) && !IsWhole(label, out _)))
        {
            throw rows.Problem($"'{field}' in the last column is not a class, expected a whole number or a name");
        }

        if (_labels.Add(label) && _labels.Count > MaxClasses)
        {
            throw rows.Problem($"'{field}' in the last column is not a class, expected at most {MaxClasses} different ones");
        }
    }

    /// <summary>
    /// The labels in the order of their classes: ascending numbers, or names in the order of their characters. Where the number of classes is
    /// known, whole numbers below it are classes as they are, since a small file may lack some.
    /// </summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="classes">The number of classes, null if not known.</param>
    /// <exception cref="DataFileException">There are too few labels.</exception>
    public string[] Decide(string path, int? classes)
    {
        string[] labels = ColumnScan.InOrder(_labels);
        if (labels.Length == 0)
        {
            throw new DataFileException(path, "has a header but no samples.");
        }

        if (classes is not { } count)
        {
            return labels.Length > 1 ? labels : throw new DataFileException(path, $"all samples have the class '{labels[0]}', expected at least two classes.");
        }

        if (labels.All(label => IsWhole(label, out int number) && number >= 0 && number < count))
        {
            _ = IsWhole(labels[^1], out int largest);
            return [.. Enumerable.Range(0, Math.Max(2, largest + 1)).Select(i => FormattableString.Invariant($"{i}"))];
        }

        return labels.Length == count ? labels : throw new DataFileException(
            path, $"'{labels[0]}' in the last column is not a class, expected 0 to {count - 1}, or {count} different ones as the model has.");
    }

    private static bool IsWhole(string label, out int number) => int.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
