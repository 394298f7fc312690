namespace LutGen.Training.Data;

/// <summary>
/// The UCI census income set in its own two files, <c>adult.data</c> and <c>adult.test</c>: no header, a space behind each comma, a first line to skip and a
/// dot behind each label of the test file.
/// </summary>
internal sealed class AdultForm : IDatasetForm
{
    private const string SetName = "adult";
    private const string TrainFile = "adult.data";
    private const string TestFile = "adult.test";

    private static readonly TableDialect Dialect = new()
    {
        Names =
        [
            "age", "workclass", "fnlwgt", "education", "education-num", "marital-status", "occupation", "relationship", "race", "sex",
            "capital-gain", "capital-loss", "hours-per-week", "native-country", "income",
        ],
        Comment = '|',
        LabelEnd = ".",
    };

    public string Files => "adult.data and adult.test";

    public IEnumerable<string> NamesIn(string folder) => DataFile.Find(folder, TrainFile, TestFile) is null ? [] : [SetName];

    public FoundDataset? Find(string path, SplitOptions split)
    {
        bool named = File.Exists(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        if (!(named ? DataFile.PlainName(path) is TrainFile or TestFile : Path.GetFileName(path) == SetName && NamesIn(folder).Any()))
        {
            return null;
        }

        TableFile At(string file) => new(file, Dialect, new KnownTable());
        return TableParts.OfPair(
            SetName, At(DataFile.Require(folder, TrainFile)), At(DataFile.Require(folder, TestFile)), named ? At(path) : null);
    }
}
