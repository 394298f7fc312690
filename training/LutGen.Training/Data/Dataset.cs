namespace LutGen.Training.Data;

/// <summary>
/// Labelled samples in memory: a row-major matrix of features, one row a sample, and one class label a row. A matrix of images
/// knows their height and width; its features are then the pixels, row by row.
/// </summary>
public sealed class Dataset
{
    private readonly byte[]? _bytes;
    private readonly float[]? _floats;

    /// <summary>Creates a data set of byte features (pixels 0..255, categories, bits).</summary>
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
        : this(name, features.Length, labels, featureCount, classCount, imageHeight, imageWidth)
    {
        _bytes = features;
    }

    /// <summary>Creates a data set of real features.</summary>
    /// <inheritdoc cref="Dataset(string, byte[], int[], int, int, int, int)"/>
    public Dataset(
        string name, float[] features, int[] labels, int featureCount, int classCount, int imageHeight = 0, int imageWidth = 0)
        : this(name, features.Length, labels, featureCount, classCount, imageHeight, imageWidth)
    {
        _floats = features;
    }

    private Dataset(
        string name, int valueCount, int[] labels, int featureCount, int classCount, int imageHeight, int imageWidth)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if ((long)labels.Length * featureCount != valueCount)
        {
            throw new ArgumentException(
                $"{valueCount} feature values for {labels.Length} labels; expected {labels.Length} x {featureCount}.", nameof(labels));
        }

        if (imageHeight * imageWidth != 0 && imageHeight * imageWidth != featureCount)
        {
            throw new ArgumentException(
                $"Images of {imageHeight} x {imageWidth} pixels do not have {featureCount} features.", nameof(featureCount));
        }

        int bad = Array.FindIndex(labels, label => (uint)label >= (uint)classCount);
        if (bad >= 0)
        {
            throw new ArgumentException($"Label {labels[bad]} of sample {bad} is not in 0..{classCount - 1}.", nameof(labels));
        }

        Name = name;
        Labels = labels;
        FeatureCount = featureCount;
        ClassCount = classCount;
        ImageHeight = imageHeight;
        ImageWidth = imageWidth;
    }

    /// <summary>Short name of the data, for example <c>mnist</c>.</summary>
    public string Name { get; }

    /// <summary>Class of each sample, 0 .. <see cref="ClassCount"/> - 1.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Number of samples.</summary>
    public int Count => Labels.Count;

    /// <summary>Features of one sample.</summary>
    public int FeatureCount { get; }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Height of the images in pixels, 0 if the rows are not images.</summary>
    public int ImageHeight { get; }

    /// <summary>Width of the images in pixels, 0 if the rows are not images.</summary>
    public int ImageWidth { get; }

    /// <summary>Whether the features are the pixels of images.</summary>
    public bool IsImages => ImageHeight > 0;

    /// <summary>One feature of one sample.</summary>
    public float this[int sample, int feature] =>
        _bytes is not null ? _bytes[(long)sample * FeatureCount + feature] : _floats![(long)sample * FeatureCount + feature];

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

    /// <summary>A data set of some of the samples, in the order given.</summary>
    /// <param name="samples">Indices of the samples.</param>
    public Dataset Select(ReadOnlySpan<int> samples)
    {
        int[] labels = new int[samples.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = Labels[samples[i]];
        }

        return _bytes is not null
            ? new Dataset(Name, SelectRows(_bytes, samples), labels, FeatureCount, ClassCount, ImageHeight, ImageWidth)
            : new Dataset(Name, SelectRows(_floats!, samples), labels, FeatureCount, ClassCount, ImageHeight, ImageWidth);
    }

    /// <summary>
    /// Splits the samples at random by seed: the end of a file is often easier or harder than the rest, so the last rows make
    /// a misleading validation set.
    /// </summary>
    /// <param name="validationCount">Samples of the second part, 1 .. <see cref="Count"/> - 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <returns>The training part and the validation part.</returns>
    public (Dataset Train, Dataset Validation) Split(int validationCount, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(validationCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(validationCount, Count);
        int[] order = [.. Enumerable.Range(0, Count)];
        new Numerics.SeededRandom(seed).Shuffle(order);
        return (Select(order.AsSpan(validationCount)), Select(order.AsSpan(0, validationCount)));
    }

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
