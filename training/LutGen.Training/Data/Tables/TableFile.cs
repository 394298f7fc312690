namespace LutGen.Training.Data;

/// <summary>A text table in a file whose last column is the class.</summary>
/// <param name="FilePath">The file.</param>
/// <param name="Dialect">How it is written.</param>
/// <param name="Known">What it does not say itself.</param>
internal sealed record TableFile(string FilePath, TableDialect Dialect, KnownTable Known)
{
    /// <summary>Goes through the file to find out what its columns mean.</summary>
    /// <param name="classes">The number of classes, null if not known.</param>
    /// <exception cref="DataFileException">The file is missing or damaged, or a column means nothing that is known.</exception>
    public TableLayout Layout(int? classes = null) => DataFile.Guard(FilePath, () =>
    {
        using TableRows rows = TableRows.Open(FilePath, Dialect);
        ColumnScan[] columns = [.. rows.Names.SkipLast(1).Select(name => new ColumnScan(name))];
        LabelScan labels = new(Dialect);
        while (rows.Read())
        {
            for (int i = 0; i < columns.Length; i++)
            {
                columns[i].Add(rows.Fields[i]);
            }

            labels.Add(rows, rows.Fields[^1]);
        }

        string[] names = labels.Decide(FilePath, classes);
        return new TableLayout(
            [.. columns.Select((column, i) => Known.LeftOut.Contains(rows.Names[i]) ? null : column.Decide(FilePath, Known.Categories)), null],
            columns.Length,
            names,
            Known.Split);
    });

    /// <summary>Reads the rows.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="layout">What the columns mean.</param>
    /// <exception cref="DataFileException">The file is missing or damaged, or a row does not fit the layout.</exception>
    public Dataset Read(string name, TableLayout layout) => DataFile.Guard(FilePath, () =>
    {
        using TableRows rows = TableRows.Open(FilePath, Dialect);
        return TableReader.Read(FilePath, name, rows, Dialect, layout);
    });
}
