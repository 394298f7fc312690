namespace LutGen.Training.Data;

/// <summary>
/// A CSV file with a header and the class last, or two of them: <c>NAME.train.csv</c> with <c>NAME.test.csv</c>, <c>NAME.tra.csv</c> with
/// <c>NAME.tes.csv</c>. <c>FOLDER/NAME</c> finds the files of that name.
/// </summary>
internal sealed class CsvForm : IDatasetForm
{
    private const string Ending = ".csv";

    private static readonly (string Train, string Test)[] Pairs = [(".train", ".test"), (".tra", ".tes")];

    public string Files => "NAME.train.csv with NAME.test.csv; NAME.csv with a header and the class last (.gz each)";

    public IEnumerable<string> NamesIn(string folder) => Directory.EnumerateFiles(folder)
        .Select(DataFile.PlainName)
        .Where(name => name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        .Select(Stem);

    public FoundDataset? Find(string path, SplitOptions split)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        bool named = File.Exists(path);
        string stem = named ? Stem(DataFile.PlainName(path)) : Path.GetFileName(path);
        KnownTable known = KnownTable.Of(stem);
        TableFile At(string file) => new(file, new TableDialect(), known);
        bool IsNamed(string file) => named && Path.GetFileName(file) == Path.GetFileName(path);
        foreach ((string trainPart, string testPart) in Pairs)
        {
            if (DataFile.Find(folder, stem + trainPart + Ending) is { } train && DataFile.Find(folder, stem + testPart + Ending) is { } test
                && (!named || IsNamed(train) || IsNamed(test)))
            {
                return TableParts.OfPair(stem, At(train), At(test), named ? At(path) : null);
            }
        }

        string? one = named ? path : DataFile.Find(folder, stem + Ending);
        return one is null ? null : TableParts.OfOne(stem, At(one), split, named);
    }

    /// <summary>What names a data set: the file's name without its endings.</summary>
    private static string Stem(string name)
    {
        string stem = name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? name[..^Ending.Length] : name;
        string? part = Pairs.SelectMany(pair => new[] { pair.Train, pair.Test }).FirstOrDefault(part => stem.EndsWith(part, StringComparison.Ordinal));
        return part is null || part.Length == stem.Length ? stem : stem[..^part.Length];
    }
}
