namespace LutGen.Training.Data;

/// <summary>All forms of data sets, and the one rule by which a data set is recognised by what a file or folder holds.</summary>
public static class DatasetCatalog
{
    private const int MostNamed = 8;

    private static readonly IReadOnlyList<IDatasetForm> Forms =
    [
        new GeneratedForm(), new IdxForm(), new CifarForm(), new UnswForm(), new NpyForm(), new AdultForm(), new ArffForm(), new CsvForm(),
    ];

    /// <summary>Whether a name stands for data that are generated, so that no path is needed.</summary>
    /// <param name="name">Name of a data set.</param>
    public static bool IsGenerated(string name) => new GeneratedForm().Find(name, new SplitOptions()) is not null;

    /// <summary>The name alone of a data set that was split: how that was done stands behind it where it is not the official way.</summary>
    /// <param name="name">Name of a data set, as trained files have it.</param>
    public static string NameOf(string name) => name.Split(',', ' ')[0];

    /// <summary>
    /// Finds a data set: at the path itself; then under the wanted name in the folder or its subfolders; then in the only subfolder
    /// that holds one.
    /// </summary>
    /// <param name="path">
    /// A folder (<c>data/mnist</c>), a file (<c>iris.csv</c>), what the names of a set's files begin with (<c>uci/pendigits</c>), or the
    /// name of generated data (<c>digits</c>, <c>monks-1</c>).
    /// </param>
    /// <param name="wanted">Name of the data set that is wanted if the folder holds several, or null.</param>
    /// <param name="split">How a file without an official split is split, null for the usual way.</param>
    /// <exception cref="DataFileException">There is none, or there are several; the message says what was looked for or found.</exception>
    public static FoundDataset Find(string path, string? wanted = null, SplitOptions? split = null)
    {
        split ??= new SplitOptions();
        return At(path, split) ?? (IsName(wanted) ? Wanted(path, wanted!, split) : null) ?? OnlyOneBelow(path, split);
    }

    private static FoundDataset? At(string path, SplitOptions split) =>
        Forms.Select(form => form.Find(path, split)).FirstOrDefault(found => found is not null)
        ?? (NamesIn(path) is [string only] ? At(Path.Combine(path, only), split) : null);

    // It may come from a model file, which must not lead elsewhere.
    private static bool IsName(string? wanted) => wanted is { Length: > 0 } && wanted[0] != '.' && Path.GetFileName(wanted) == wanted;

    private static FoundDataset? Wanted(string folder, string wanted, SplitOptions split) => Subfolders(folder)
        .Prepend(folder)
        .Select(each => At(Path.Combine(each, wanted), split))
        .FirstOrDefault(found => found is not null);

    private static FoundDataset OnlyOneBelow(string path, SplitOptions split)
    {
        string[] below = [.. Subfolders(path).Where(each => At(each, split) is not null || NamesIn(each).Length > 0)];
        string[] names = [.. NamesIn(path), .. below.Select(each => Path.GetFileName(each))];
        return names.Length switch
        {
            0 => throw new DataFileException(path, $"{What(path)}; looked for {string.Join("; ", Forms.Select(form => form.Files))}."),
            1 => Find(below[0], null, split),
            _ => throw new DataFileException(path, $"holds several data sets: {List(names)}; expected one of them, as {Path.Combine(path, "NAME")}."),
        };
    }

    private static string What(string path) =>
        File.Exists(path) ? "is no data set" : Directory.Exists(path) ? "holds no data set" : "no such file or folder";

    private static string[] NamesIn(string folder) => Directory.Exists(folder)
        ? DataFile.Guard(folder, () => Forms.SelectMany(form => form.NamesIn(folder)).Distinct().Order(StringComparer.Ordinal).ToArray())
        : [];

    private static string[] Subfolders(string path) => Directory.Exists(path)
        ? DataFile.Guard(path, () => Directory.GetDirectories(path).Order(StringComparer.Ordinal).ToArray())
        : [];

    private static string List(string[] names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "");
}
