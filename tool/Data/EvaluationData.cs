using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Data;

namespace LutGen.Tool.Data;

/// <summary>Finds the labelled samples that a model is measured on.</summary>
internal static class EvaluationData
{
    /// <summary>The word that asks for generated digits.</summary>
    public const string Digits = "digits";

    // What a trained file says about its data begins with the name of the set.
    private const string DatasetKey = "dataset";

    // The class of such a model is a number of bits; no data set has more classes than this.
    private const int MostClasses = 1 << 16;

    /// <summary>Loads test samples.</summary>
    /// <param name="data">What --data says, or null for generated digits where the model fits them and the environment's folder elsewhere.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="UsageException">No data was named, and the model is not one of generated digits.</exception>
    /// <exception cref="InputException">The data has another number of features.</exception>
    /// <exception cref="DataFileException">The data cannot be read.</exception>
    public static Dataset Load(string? data, LutNetwork model)
    {
        int featureCount = model.Encoder.FeatureCount;
        Dataset samples = Find(data, model).LoadMeasured(model.Head is BitsHead ? MostClasses : Math.Max(2, model.Head.ScoreCount));
        return samples.FeatureCount == featureCount
            ? samples
            : throw new InputException($"{data ?? Digits}: samples have {samples.FeatureCount} features, but the model reads {featureCount}");
    }

    /// <summary>Loads the samples that a model was trained with, from where its test samples are.</summary>
    /// <inheritdoc cref="Load"/>
    public static Dataset LoadTrain(string? data, LutNetwork model) => Find(data, model).LoadTrain();

    private static FoundDataset Find(string? data, LutNetwork model)
    {
        const int DigitFeatures = ProceduralDigits.Side * ProceduralDigits.Side;
        int featureCount = model.Encoder.FeatureCount;
        if (data is null && featureCount != DigitFeatures)
        {
            data = DataFolder.FromEnvironment() ?? throw new UsageException(
                $"--data (or the environment variable {DataFolder.Variable}) is required: the model reads {featureCount} features, the built-in digits have {DigitFeatures}.");
        }

        string? wanted = model.Metadata[DatasetKey] is { } name ? DatasetCatalog.NameOf(name) : null;
        return DatasetCatalog.Find(data ?? Digits, wanted);
    }
}
