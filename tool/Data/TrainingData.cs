using LutGen.Training.Data;

namespace LutGen.Tool.Data;

/// <summary>Finds the labelled samples that a described model is trained and measured on.</summary>
internal static class TrainingData
{
    private const int DigitCount = 30_000;
    private const ulong DigitSeed = 1;
    private const ulong SplitSeed = 1;

    /// <summary>Loads samples for training, validation included, and others for testing.</summary>
    /// <param name="data">A folder with MNIST's files, a CSV file (a fifth of its rows, drawn by a fixed seed, is for testing), or <see cref="EvaluationData.Digits"/>.</param>
    /// <exception cref="InputException">There is no such file or folder.</exception>
    /// <exception cref="DataFileException">The data cannot be read.</exception>
    public static (Dataset Train, Dataset Test) Load(string data)
    {
        if (data == EvaluationData.Digits)
        {
            return (ProceduralDigits.Generate(DigitCount, DigitSeed), ProceduralDigits.Generate(EvaluationData.DigitCount, EvaluationData.DigitSeed));
        }

        if (Directory.Exists(data))
        {
            return (MnistFolder.ReadTrain(data), MnistFolder.ReadTest(data));
        }

        if (!File.Exists(data))
        {
            throw new InputException($"{data}: no such file or folder, expected a folder with MNIST's files, a CSV file, or '{EvaluationData.Digits}'");
        }

        Dataset all = CsvDataset.Read(data);
        return all.Split(Math.Max(1, all.Count / 5), SplitSeed);
    }
}
