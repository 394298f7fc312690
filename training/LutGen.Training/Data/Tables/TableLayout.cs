namespace LutGen.Training.Data;

/// <summary>What the columns of a table mean; the layout of the training samples serves the test samples too.</summary>
/// <param name="Columns">For each column of the file what it becomes, null if it is left out or is the class.</param>
/// <param name="ClassIndex">The column with the class.</param>
/// <param name="Classes">The labels in the order of their classes.</param>
/// <param name="Split">How samples are set aside.</param>
internal sealed record TableLayout(TableColumn?[] Columns, int ClassIndex, IReadOnlyList<string> Classes, SplitRule Split)
{
    // Beyond this a network cannot be trained, and a few rows of many names would make a huge matrix.
    private const int MaxFeatures = 1 << 16;

    /// <summary>What the rows of a data set of this layout are.</summary>
    /// <exception cref="DataFileException">There are no features or too many.</exception>
    public DatasetSchema Schema(string path, string name)
    {
        FeatureColumn[] features = [.. Columns.Where(column => column is not null).SelectMany(column => column!.Features)];
        if (features.Length is 0 or > MaxFeatures)
        {
            throw new DataFileException(path, $"its columns make {features.Length} features; expected 1 to {MaxFeatures}.");
        }

        bool numbered = Classes.Select((label, i) => (label, i)).All(each => each.label == FormattableString.Invariant($"{each.i}"));
        return new DatasetSchema(name, features.Length, Classes.Count)
        {
            Columns = features,
            ClassNames = numbered ? null : Classes,
            Split = Split,
        };
    }
}
