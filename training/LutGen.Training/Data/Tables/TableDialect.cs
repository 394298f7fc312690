using System.Globalization;

namespace LutGen.Training.Data;

/// <summary>How a text table is written. The default is a CSV file with a header.</summary>
internal sealed record TableDialect
{
    /// <summary>The names of the columns if no header line has them.</summary>
    public string[]? Names { get; init; }

    /// <summary>What quoted fields stand between.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>What lines that are no rows begin with, null if there are none.</summary>
    public char? Comment { get; init; }

    /// <summary>What the labels of some files end with, and others of the same set do not.</summary>
    public string LabelEnd { get; init; } = "";

    /// <summary>The label in a field: whole numbers without decimal places, so that 1.0 is 1.</summary>
    public string LabelIn(string field)
    {
        string label = LabelEnd.Length > 0 && field.EndsWith(LabelEnd, StringComparison.Ordinal) ? field[..^LabelEnd.Length] : field;
        return TableColumn.TryNumber(label, out float value) && value == MathF.Floor(value) && MathF.Abs(value) < 1 << 24
            ? ((int)value).ToString(CultureInfo.InvariantCulture)
            : label;
    }
}
