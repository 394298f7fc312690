namespace LutGen.Training.Data;

/// <summary>Reads the rows of a table whose layout is known.</summary>
internal static class TableReader
{
    /// <summary>Reads all rows that are left.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="name">Name of the data set.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dialect">How labels are written.</param>
    /// <param name="layout">What the columns mean.</param>
    /// <exception cref="DataFileException">A row is damaged or does not fit the layout.</exception>
    public static Dataset Read(string path, string name, TableRows rows, TableDialect dialect, TableLayout layout)
    {
        if (rows.Names.Length != layout.Columns.Length)
        {
            throw new DataFileException(path, $"has {rows.Names.Length} columns; expected {layout.Columns.Length} as the training samples have.");
        }

        DatasetSchema schema = layout.Schema(path, name);
        Dictionary<string, int> classes = layout.Classes.Select((label, i) => (label, i)).ToDictionary(each => each.label, each => each.i);
        FeatureBuffer features = new();
        List<int> labels = [];
        float[] row = new float[schema.FeatureCount];
        while (rows.Read())
        {
            int next = 0;
            for (int i = 0; i < layout.Columns.Length; i++)
            {
                if (layout.Columns[i] is { } column)
                {
                    if (column.Read(rows.Fields[i], row.AsSpan(next, column.Features.Length)) is { } problem)
                    {
                        throw rows.Problem(problem);
                    }

                    next += column.Features.Length;
                }
            }

            string field = rows.Fields[layout.ClassIndex];
            labels.Add(classes.TryGetValue(dialect.LabelIn(field), out int label)
                ? label
                : throw rows.Problem($"'{field}' in column {rows.Names[layout.ClassIndex]} is not a class, expected one of {string.Join(", ", layout.Classes.Take(12))}"));
            features.Add(row);
        }

        return labels.Count > 0 ? features.ToDataset(schema, [.. labels]) : throw new DataFileException(path, "has a header but no samples.");
    }
}
