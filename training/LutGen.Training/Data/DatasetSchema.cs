namespace LutGen.Training.Data;

/// <summary>What the rows of a data set are: the same for its training samples, its test samples and every selection of them.</summary>
/// <param name="Name">Name written into trained files, for example <c>mnist</c>; it says so where the split is not the official one.</param>
/// <param name="FeatureCount">Features of one sample, at least 1.</param>
/// <param name="ClassCount">Number of classes, at least 2.</param>
public sealed record DatasetSchema(string Name, int FeatureCount, int ClassCount)
{
    /// <summary>The shape of the images, null if the rows are not images.</summary>
    public ImageShape? Image { get; init; }

    /// <summary>Name and kind of each feature, null where the file has none.</summary>
    public IReadOnlyList<FeatureColumn>? Columns { get; init; }

    /// <summary>Name of each class, null where the file has none.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>How samples are set aside.</summary>
    public SplitRule Split { get; init; }

    /// <summary>Throws if the parts do not fit together.</summary>
    /// <exception cref="ArgumentException">A size is out of range; the message says which.</exception>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        ArgumentOutOfRangeException.ThrowIfLessThan(FeatureCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ClassCount, 2);
        if (Image is { } image && (image.Channels < 1 || image.Height < 1 || image.Width < 1 || image.Features != FeatureCount))
        {
            throw new ArgumentException($"Images of {image} pixels do not have {FeatureCount} features.", nameof(FeatureCount));
        }

        if (Columns is not null && Columns.Count != FeatureCount)
        {
            throw new ArgumentException($"{Columns.Count} columns; expected {FeatureCount}, one for each feature.", nameof(Columns));
        }

        if (ClassNames is not null && ClassNames.Count != ClassCount)
        {
            throw new ArgumentException($"{ClassNames.Count} class names; expected {ClassCount}.", nameof(ClassNames));
        }
    }
}
