using LutGen.Training.Data;

namespace LutGen.Tool.Data;

/// <summary>Finds the labelled samples that a model is measured on.</summary>
internal static class EvaluationData
{
    /// <summary>The word that asks for generated digits.</summary>
    public const string Digits = "digits";

    /// <summary>How many digits are generated.</summary>
    public const int DigitCount = 10_000;

    /// <summary>Seed of the generated test digits, also of those that the trainer measures at its end.</summary>
    public const ulong DigitSeed = 2;

    /// <summary>Loads test samples.</summary>
    /// <param name="data">A folder with MNIST's files, a CSV file, <see cref="Digits"/>, or null for generated digits where the model fits them and the environment's folder elsewhere.</param>
    /// <param name="featureCount">Features that the model expects.</param>
    /// <exception cref="UsageException">No data was named, and the model is not one of generated digits.</exception>
    /// <exception cref="InputException">The data has another number of features.</exception>
    /// <exception cref="DataFileException">The data cannot be read.</exception>
    public static Dataset Load(string? data, int featureCount)
    {
        const int DigitFeatures = ProceduralDigits.Side * ProceduralDigits.Side;
        if (data is null && featureCount != DigitFeatures)
        {
            data = DataFolder.FromEnvironment() ?? throw new UsageException(
                $"--data (or the environment variable {DataFolder.Variable}) is required: the model reads {featureCount} features, the built-in digits have {DigitFeatures}.");
        }

        Dataset samples = data switch
        {
            null or Digits => ProceduralDigits.Generate(DigitCount, DigitSeed),
            _ when File.Exists(data) => CsvDataset.Read(data),
            _ when Directory.Exists(data) => MnistFolder.ReadTest(data),
            _ => throw new InputException($"{data}: no such file or folder, expected a folder with MNIST's files, a CSV file, or '{Digits}'"),
        };
        return samples.FeatureCount == featureCount
            ? samples
            : throw new InputException($"{data}: samples have {samples.FeatureCount} features, but the model reads {featureCount}");
    }
}
