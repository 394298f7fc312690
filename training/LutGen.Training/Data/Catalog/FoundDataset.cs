namespace LutGen.Training.Data;

/// <summary>A data set that was found. Its parts are read when they are asked for.</summary>
public sealed class FoundDataset
{
    private readonly Func<Dataset> _train;
    private readonly Func<Dataset> _test;
    private readonly Func<int?, Dataset> _measured;

    /// <summary>Describes a data set.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="train">Reads the samples for training and validation.</param>
    /// <param name="test">Reads the samples for testing.</param>
    /// <param name="measured">
    /// Reads the samples that a model is measured on, for a number of classes if that is known; null for those for testing.
    /// </param>
    internal FoundDataset(string name, Func<Dataset> train, Func<Dataset> test, Func<int?, Dataset>? measured = null)
    {
        Name = name;
        _train = train;
        _test = test;
        _measured = measured ?? (_ => test());
    }

    /// <summary>Name of the data set.</summary>
    public string Name { get; }

    /// <summary>Whether this is the data set of a name, however it was split.</summary>
    /// <param name="name">The name alone.</param>
    public bool Is(string name) => DatasetCatalog.NameOf(Name) == name;

    /// <summary>Whether the test samples are drawn by the seed of <see cref="SplitOptions"/>, since no file and no custom says which they are.</summary>
    public bool DrawsTestSamples { get; private init; }

    /// <summary>Reads the samples for training and validation.</summary>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public Dataset LoadTrain() => _train();

    /// <summary>Reads the samples that are measured once, at the end.</summary>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public Dataset LoadTest() => _test();

    /// <summary>
    /// Reads the samples that a ready model is measured on: those for testing, or, where the data set is a single file that was
    /// named itself, all that are in it.
    /// </summary>
    /// <param name="classes">
    /// Classes of the model, null if not known: whole numbers below it in a file are then classes as they are, even if some are missing.
    /// </param>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public Dataset LoadMeasured(int? classes = null) => _measured(classes);

    /// <summary>A file without a training part.</summary>
    internal static FoundDataset ToMeasureOnly(string name, string path, Func<string, Dataset> read)
    {
        Dataset Refuse() => throw new DataFileException(path, "is one file to measure a model on; expected the folder of the data set to train with.");
        return new FoundDataset(name, Refuse, () => read(name));
    }

    /// <summary>Two parts that come of one reading.</summary>
    internal static FoundDataset OfOne(
        string name, Func<(Dataset Train, Dataset Test)> read, Func<int?, Dataset>? measured = null, bool drawsTestSamples = false)
    {
        Lazy<(Dataset Train, Dataset Test)> parts = new(read);
        return new FoundDataset(name, () => parts.Value.Train, () => parts.Value.Test, measured) { DrawsTestSamples = drawsTestSamples };
    }
}
