namespace LutGen.Training.Data;

/// <summary>Makes data sets of tables: of two files, or of one that is split.</summary>
internal static class TableParts
{
    /// <summary>Training and test samples in files of their own. The layout is that of the training file.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="train">The training file.</param>
    /// <param name="test">The test file.</param>
    /// <param name="measured">The file that was named itself, null if it was the data set.</param>
    public static FoundDataset OfPair(string name, TableFile train, TableFile test, TableFile? measured)
    {
        Lazy<TableLayout> layout = new(() => train.Layout());
        return new FoundDataset(
            name, () => train.Read(name, layout.Value), () => test.Read(name, layout.Value),
            _ => (measured ?? test).Read(name, layout.Value));
    }

    /// <summary>One file for both.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="table">The file.</param>
    /// <param name="split">How it is split if there is no custom.</param>
    /// <param name="named">Whether the file was named itself: then all of it is measured.</param>
    public static FoundDataset OfOne(string name, TableFile table, SplitOptions split, bool named) => FoundDataset.OfOne(
        name,
        () => Split(table.FilePath, table.Read(name, table.Layout()), split.Customary ? table.Known.TrainRows : 0, split),
        named ? classes => table.Read(Path.GetFileName(table.FilePath), table.Layout(classes)) : null,
        drawsTestSamples: !split.Customary || table.Known.TrainRows == 0);

    /// <summary>Splits the rows of a file, behind the customary number of training rows if there is one.</summary>
    /// <exception cref="DataFileException">There are too few rows.</exception>
    public static (Dataset Train, Dataset Test) Split(string path, Dataset all, int trainRows, SplitOptions split)
    {
        if (all.Count < 2)
        {
            throw new DataFileException(path, "has one sample; expected at least two, one to train with and one to test.");
        }

        if (trainRows == 0 || trainRows >= all.Count)
        {
            return split.Split(all);
        }

        int[] rows = [.. Enumerable.Range(0, all.Count)];
        Dataset named = all.WithName(FormattableString.Invariant($"{all.Name}, rows after the first {trainRows} held out"));
        return (named.Select(rows.AsSpan(0, trainRows)), named.Select(rows.AsSpan(trainRows)));
    }
}
