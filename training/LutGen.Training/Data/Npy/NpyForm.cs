namespace LutGen.Training.Data;

/// <summary>
/// A folder with <c>X_train.npy</c> (or <c>X_train_val.npy</c>), <c>X_test.npy</c> and the same with <c>y</c>, as jet substructure sets are passed on: X has
/// a row of features for each sample; y has class numbers, or a row for each sample with a single 1 at its class.
/// </summary>
internal sealed class NpyForm : IDatasetForm
{
    // A column of anything but classes, taken for classes, must not make tables of that size.
    private const int MaxClasses = 1024;
    private const int JetFeatures = 16;

    private static readonly string[] Jets = ["g", "q", "t", "w", "z"];
    private static readonly string[] TrainParts = ["train", "train_val"];

    public string Files => "NumPy's X_train.npy, y_train.npy, X_test.npy and y_test.npy";

    public FoundDataset? Find(string path, SplitOptions split) =>
        DataFile.Find(path, [.. TrainParts.Select(part => $"X_{part}.npy"), "X_test.npy"]) is null
            ? null
            : FoundDataset.OfOne("npy", () => Read(path));

    private static (Dataset Train, Dataset Test) Read(string folder)
    {
        Part train = Part.Read(folder, TrainParts);
        Part test = Part.Read(folder, ["test"]);
        if (test.Width != train.Width)
        {
            throw new DataFileException(folder, $"test samples have {test.Width} features; expected {train.Width} as the training samples have.");
        }

        // By hls4ml's custom the five kinds of jets stand in alphabetical order.
        int classes = Math.Max(train.Classes, test.Classes);
        bool jets = (train.Width, classes) == (JetFeatures, Jets.Length);
        DatasetSchema schema = new(jets ? "jsc" : "npy", train.Width, classes) { ClassNames = jets ? Jets : null };
        return (new Dataset(schema, train.Features, train.Labels), new Dataset(schema, test.Features, test.Labels));
    }

    private sealed record Part(float[] Features, int Width, int[] Labels, int Classes)
    {
        public static Part Read(string folder, string[] parts)
        {
            string featureFile = DataFile.Require(folder, [.. parts.Select(part => $"X_{part}.npy")]);
            string labelFile = DataFile.Require(folder, [.. parts.Select(part => $"y_{part}.npy")]);
            (int[] shape, float[] features) = NpyFile.Read(featureFile);
            if (shape.Length != 2)
            {
                throw new DataFileException(featureFile, $"has {shape.Length} dimension(s); expected 2, samples x features.");
            }

            (int[] labelShape, float[] values) = NpyFile.Read(labelFile);
            if (labelShape.Length > 2 || labelShape[0] != shape[0])
            {
                throw new DataFileException(labelFile, $"has the shape {string.Join(" x ", labelShape)}; expected {shape[0]} labels, one for each row of {Path.GetFileName(featureFile)}.");
            }

            int columns = labelShape.Length == 2 ? labelShape[1] : 1;
            int[] labels = new int[labelShape[0]];
            for (int i = 0; i < labels.Length; i++)
            {
                labels[i] = columns == 1 ? Number(labelFile, i, values[i]) : OneHot(labelFile, i, values.AsSpan(i * columns, columns));
            }

            return new Part(features, shape[1], labels, columns == 1 ? Math.Max(2, labels.Max() + 1) : columns);
        }

        private static int Number(string path, int row, float value) => value is >= 0 and < MaxClasses && value == MathF.Floor(value)
            ? (int)value
            : throw new DataFileException(path, FormattableString.Invariant($"label {value} of sample {row}; expected 0, 1, ... {MaxClasses - 1}."));

        private static int OneHot(string path, int row, ReadOnlySpan<float> values) => values.Count(0f) == values.Length - 1 && values.IndexOf(1f) is >= 0 and int label
            ? label
            : throw new DataFileException(path, $"the label of sample {row} is no row of zeros with a single 1.");
    }
}
