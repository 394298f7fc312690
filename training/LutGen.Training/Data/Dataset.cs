using System.Runtime.InteropServices;

namespace LutGen.Training.Data;

/// <summary>
/// Labelled samples in memory: a row-major matrix of features, one row a sample, and one class label a row. Whole numbers 0..255
/// (pixels, categories, bits) take a byte each, others four.
/// </summary>
public sealed class Dataset
{
    private readonly byte[]? _bytes;
    private readonly float[]? _floats;
    private readonly int[] _labels;

    /// <summary>Creates a data set of byte features (pixels 0..255, categories, bits).</summary>
    /// <param name="schema">What the rows are.</param>
    /// <param name="features">Row-major matrix [samples x features].</param>
    /// <param name="labels">Class of each row, 0 .. classes - 1.</param>
    /// <exception cref="ArgumentException">Sizes do not fit together or a label is out of range.</exception>
    public Dataset(DatasetSchema schema, byte[] features, int[] labels)
        : this(schema, features.Length, labels)
    {
        _bytes = features;
    }

    /// <summary>Creates a data set of real features.</summary>
    /// <inheritdoc cref="Dataset(DatasetSchema, byte[], int[])"/>
    public Dataset(DatasetSchema schema, float[] features, int[] labels)
        : this(schema, features.Length, labels)
    {
        _floats = features;
    }

    /// <summary>Creates a data set of byte features that has nothing but numbers, or grey images.</summary>
    /// <param name="name">Short name written into trained files, for example <c>mnist</c>.</param>
    /// <param name="features">Row-major matrix [samples x featureCount].</param>
    /// <param name="labels">Class of each row, 0 .. classCount - 1.</param>
    /// <param name="featureCount">Features of one sample, at least 1.</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <param name="imageHeight">Height of the images in pixels, or 0 if the rows are not images.</param>
    /// <param name="imageWidth">Width of the images in pixels, or 0 if the rows are not images.</param>
    /// <exception cref="ArgumentException">Sizes do not fit together or a label is out of range.</exception>
    public Dataset(
        string name, byte[] features, int[] labels, int featureCount, int classCount, int imageHeight = 0, int imageWidth = 0)
        : this(GreySchema(name, featureCount, classCount, imageHeight, imageWidth), features, labels)
    {
    }

    /// <summary>Creates a data set of real features that has nothing but numbers, or grey images.</summary>
    /// <inheritdoc cref="Dataset(string, byte[], int[], int, int, int, int)"/>
    public Dataset(
        string name, float[] features, int[] labels, int featureCount, int classCount, int imageHeight = 0, int imageWidth = 0)
        : this(GreySchema(name, featureCount, classCount, imageHeight, imageWidth), features, labels)
    {
    }

    private Dataset(DatasetSchema schema, int valueCount, int[] labels)
    {
        schema.Validate();
        if ((long)labels.Length * schema.FeatureCount != valueCount)
        {
            throw new ArgumentException(
                $"{valueCount} feature values for {labels.Length} labels; expected {labels.Length} x {schema.FeatureCount}.", nameof(labels));
        }

        int bad = Array.FindIndex(labels, label => (uint)label >= (uint)schema.ClassCount);
        if (bad >= 0)
        {
            throw new ArgumentException($"Label {labels[bad]} of sample {bad} is not in 0..{schema.ClassCount - 1}.", nameof(labels));
        }

        Schema = schema;
        _labels = labels;
    }

    /// <summary>What the rows are.</summary>
    public DatasetSchema Schema { get; }

    /// <summary>Short name of the data, for example <c>mnist</c>.</summary>
    public string Name => Schema.Name;

    /// <summary>Class of each sample, 0 .. <see cref="ClassCount"/> - 1.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>Number of samples.</summary>
    public int Count => _labels.Length;

    /// <summary>Features of one sample.</summary>
    public int FeatureCount => Schema.FeatureCount;

    /// <summary>Number of classes.</summary>
    public int ClassCount => Schema.ClassCount;

    /// <summary>Height of the images in pixels, 0 if the rows are not images.</summary>
    public int ImageHeight => Schema.Image?.Height ?? 0;

    /// <summary>Width of the images in pixels, 0 if the rows are not images.</summary>
    public int ImageWidth => Schema.Image?.Width ?? 0;

    /// <summary>Whether the features are the pixels of images.</summary>
    public bool IsImages => Schema.Image is not null;

    /// <summary>Whether every feature is a whole number 0..255, kept in a byte.</summary>
    internal bool HoldsBytes => _bytes is not null;

    /// <summary>One feature of one sample.</summary>
    public float this[int sample, int feature] =>
        _bytes is not null ? _bytes[(long)sample * FeatureCount + feature] : _floats![(long)sample * FeatureCount + feature];

    /// <summary>What the numbers of a feature mean.</summary>
    /// <param name="feature">Index of the feature.</param>
    public FeatureKind KindOf(int feature) =>
        Schema.Columns is { } columns ? columns[feature].Kind : HoldsBytes ? FeatureKind.Integer : FeatureKind.Real;

    /// <summary>Copies one sample's features.</summary>
    /// <param name="sample">Index of the sample.</param>
    /// <param name="destination">Receives <see cref="FeatureCount"/> values.</param>
    public void CopyFeatures(int sample, Span<float> destination)
    {
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            destination[feature] = this[sample, feature];
        }
    }

    /// <summary>The features of one sample as a new array.</summary>
    /// <param name="sample">Index of the sample.</param>
    public float[] Features(int sample)
    {
        float[] features = new float[FeatureCount];
        CopyFeatures(sample, features);
        return features;
    }

    /// <summary>The same samples under another name.</summary>
    /// <param name="name">The name.</param>
    public Dataset WithName(string name) => _bytes is not null
        ? new Dataset(Schema with { Name = name }, _bytes, _labels)
        : new Dataset(Schema with { Name = name }, _floats!, _labels);

    /// <summary>A data set of some of the samples, in the order given.</summary>
    /// <param name="samples">Indices of the samples.</param>
    public Dataset Select(ReadOnlySpan<int> samples)
    {
        int[] labels = new int[samples.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = _labels[samples[i]];
        }

        return _bytes is not null
            ? new Dataset(Schema, SelectRows(_bytes, samples), labels)
            : new Dataset(Schema, SelectRows(_floats!, samples), labels);
    }

    /// <summary>A data set of a part of each image, the same for all.</summary>
    /// <param name="top">First row of the part.</param>
    /// <param name="left">First column of the part.</param>
    /// <param name="height">Rows of the part.</param>
    /// <param name="width">Columns of the part.</param>
    /// <exception cref="ArgumentException">The samples are no images, or the part is not inside them.</exception>
    public Dataset Window(int top, int left, int height, int width) => ImageWindow.Of(this, top, left, height, width);

    /// <summary>
    /// Splits the samples at random by seed, in the way that the schema's <see cref="SplitRule"/> says: the end of a file is often
    /// easier or harder than the rest, so the last rows make a misleading validation set.
    /// </summary>
    /// <param name="validationCount">
    /// Samples of the second part, 1 .. <see cref="Count"/> - 1. Where equal rows are kept together it may get a few less.
    /// </param>
    /// <param name="seed">Seed of the draw.</param>
    /// <returns>The training part and the validation part.</returns>
    /// <exception cref="ArgumentException">No split of this size is possible.</exception>
    public (Dataset Train, Dataset Validation) Split(int validationCount, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(validationCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(validationCount, Count);
        (int[] train, int[] validation) = SampleDraw.Of(this, validationCount, seed);
        return (Select(train), Select(validation));
    }

    /// <summary>The memory of one row, to compare rows by.</summary>
    internal ReadOnlySpan<byte> RowBytes(int sample) => _bytes is not null
        ? _bytes.AsSpan(sample * FeatureCount, FeatureCount)
        : MemoryMarshal.AsBytes(_floats.AsSpan(sample * FeatureCount, FeatureCount));

    private static DatasetSchema GreySchema(string name, int featureCount, int classCount, int height, int width) =>
        new(name, featureCount, classCount) { Image = (height, width) is (0, 0) ? null : new ImageShape(1, height, width) };

    private T[] SelectRows<T>(T[] values, ReadOnlySpan<int> samples)
    {
        T[] selected = new T[samples.Length * FeatureCount];
        for (int i = 0; i < samples.Length; i++)
        {
            Array.Copy(values, (long)samples[i] * FeatureCount, selected, (long)i * FeatureCount, FeatureCount);
        }

        return selected;
    }
}
