namespace LutGen.Training.Data;

/// <summary>An ARFF file with a nominal class, as OpenML gives out the jet substructure set (<c>hls4ml_lhc_jets_hlf.arff</c>, 16 features, 5 classes).</summary>
internal sealed class ArffForm : IDatasetForm
{
    private const string Ending = ".arff";

    public string Files => "NAME.arff with a nominal class";

    public IEnumerable<string> NamesIn(string folder) => Directory.EnumerateFiles(folder)
        .Select(DataFile.PlainName)
        .Where(name => name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        .Select(name => name[..^Ending.Length]);

    public FoundDataset? Find(string path, SplitOptions split)
    {
        bool named = File.Exists(path) && DataFile.PlainName(path).EndsWith(Ending, StringComparison.OrdinalIgnoreCase);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        string? file = named ? path : DataFile.Find(folder, Path.GetFileName(path) + Ending);
        if (file is null)
        {
            return null;
        }

        string plain = DataFile.PlainName(file);
        string name = plain[..^Ending.Length];
        return FoundDataset.OfOne(
            name, () => TableParts.Split(file, Read(file, name), 0, split), named ? _ => Read(file, plain) : null,
            drawsTestSamples: true);
    }

    private static Dataset Read(string path, string name) => DataFile.Guard(path, () =>
    {
        using StreamReader reader = new(DataFile.Open(path));
        ArffHeader header = ArffHeader.Read(path, reader);
        TableDialect dialect = new() { Names = header.Names, Quote = '\'', Comment = '%' };
        using TableRows rows = TableRows.After(path, reader, dialect, header.Lines);
        return TableReader.Read(path, name, rows, dialect, header.Layout);
    });
}
