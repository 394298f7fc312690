namespace LutGen.Training.Data;

/// <summary>
/// UNSW-NB15, intrusion detection, as 576 input bits a row: a folder with <c>bits576.bin</c> (72 bytes a row, bit j in bit j mod 8 of byte
/// j / 8) and a byte a row in <c>labels.bin</c> (normal or attack), or the file <c>attack_cat.bin</c> beside it (ten kinds).
/// Many rows are repeated, so the split goes by what is in a row: the fifth whose hash is a multiple of five is for testing.
/// </summary>
internal sealed class UnswForm : IDatasetForm
{
    private const string BitsFile = "bits576.bin";
    private const string LabelFile = "labels.bin";
    private const string CategoryFile = "attack_cat.bin";
    private const int RecordLength = 72;
    private const int Bits = 8 * RecordLength;
    private const uint TestOneIn = 5;

    private static readonly string[] Labels = ["normal", "attack"];

    private static readonly string[] Categories =
        ["Analysis", "Backdoor", "DoS", "Exploits", "Fuzzers", "Generic", "Normal", "Reconnaissance", "Shellcode", "Worms"];

    public string Files => "UNSW-NB15's bits576.bin and labels.bin";

    public FoundDataset? Find(string path, SplitOptions split)
    {
        if (File.Exists(path) && DataFile.PlainName(path) == CategoryFile)
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return Create("unsw-nb15 categories, a fifth held out by hash", folder, path, Categories);
        }

        return DataFile.Find(path, BitsFile) is null ? null : Create("unsw-nb15, a fifth held out by hash", path, null, Labels);
    }

    private static FoundDataset Create(string name, string folder, string? labelFile, string[] classNames) =>
        FoundDataset.OfOne(name, () => Read(name, DataFile.Require(folder, BitsFile), labelFile ?? DataFile.Require(folder, LabelFile), classNames));

    private static (Dataset Train, Dataset Test) Read(string name, string bitsFile, string labelFile, string[] classNames)
    {
        byte[] records = DataFile.ReadAll(bitsFile);
        if (records.Length == 0 || records.Length % RecordLength != 0)
        {
            throw new DataFileException(bitsFile, $"{records.Length} bytes; expected records of {RecordLength} bytes each, at least one.");
        }

        byte[] labels = DataFile.ReadAll(labelFile);
        int count = records.Length / RecordLength;
        if (labels.Length != count)
        {
            throw new DataFileException(labelFile, $"{labels.Length} labels; expected {count}, one for each record of {Path.GetFileName(bitsFile)}.");
        }

        int bad = Array.FindIndex(labels, label => label >= classNames.Length);
        if (bad >= 0)
        {
            throw new DataFileException(labelFile, $"label {labels[bad]} at index {bad}; expected 0..{classNames.Length - 1}.");
        }

        ILookup<bool, int> rows = Enumerable.Range(0, count).ToLookup(row => IsForTesting(records.AsSpan(row * RecordLength, RecordLength)));
        return rows[true].Any() && rows[false].Any()
            ? (Select(name, records, labels, classNames, [.. rows[false]]), Select(name, records, labels, classNames, [.. rows[true]]))
            : throw new DataFileException(bitsFile, $"{count} records, all of them on one side of the split; expected both training and test records.");
    }

    private static Dataset Select(string name, byte[] records, byte[] labels, string[] classNames, int[] rows)
    {
        byte[] features = new byte[rows.Length * Bits];
        for (int i = 0; i < features.Length; i++)
        {
            (int row, int bit) = Math.DivRem(i, Bits);
            features[i] = (byte)(records[rows[row] * RecordLength + (bit >> 3)] >> (bit & 7) & 1);
        }

        DatasetSchema schema = new(name, Bits, classNames.Length) { ClassNames = classNames, Split = SplitRule.EqualRowsTogether };
        return new Dataset(schema, features, [.. rows.Select(row => (int)labels[row])]);
    }

    private static bool IsForTesting(ReadOnlySpan<byte> record)
    {
        // FNV-1a, 32 bits.
        uint hash = 2166136261;
        foreach (byte value in record)
        {
            hash = unchecked((hash ^ value) * 16777619);
        }

        return hash % TestOneIn == 0;
    }
}
