using System.Globalization;
using System.Text.RegularExpressions;
using LutGen.Networks;
using LutGen.Training;
using LutGen.Training.Data;

namespace LutGen.Tool.Data;

/// <summary>The samples of a compression.</summary>
/// <param name="Training">Those that the network was trained with.</param>
/// <param name="Validation">Those that were set aside then.</param>
/// <param name="Test">Those that choose nothing.</param>
internal sealed record CompressionData(Dataset Training, Dataset Validation, Dataset Test)
{
    private const int MostByDefault = 5000;

    // The share of samples that is set aside where the file does not say how many were.
    private const int DefaultShare = 6;

    /// <summary>Loads samples, and draws the validation samples as the training of the network did.</summary>
    /// <param name="data">What --data says, or null for the environment's folder.</param>
    /// <param name="file">The model's file, for errors.</param>
    /// <param name="model">The model; its metadata say how many samples were set aside, and by which seed.</param>
    /// <param name="validation">How many to set aside, null for what the model says.</param>
    /// <param name="seed">Seed of the draw, null for what the model says.</param>
    /// <exception cref="UsageException">No data was named, or more samples are to be set aside than there are.</exception>
    /// <exception cref="InputException">The data do not fit the model.</exception>
    /// <exception cref="DataFileException">The data cannot be read.</exception>
    public static CompressionData Load(string? data, string file, LutNetwork model, int? validation, ulong? seed)
    {
        string place = data ?? DataFolder.FromEnvironment() ?? throw new UsageException($"--data (or the environment variable {DataFolder.Variable}) is required.");
        FoundDataset found = DatasetCatalog.Find(place, model.Metadata["dataset"] is { } name ? DatasetCatalog.NameOf(name) : null);
        Dataset train = found.LoadTrain();
        if (train.FeatureCount != model.Encoder.FeatureCount)
        {
            throw new InputException($"{place}: samples have {train.FeatureCount} features, but {file} reads {model.Encoder.FeatureCount}");
        }

        int count = validation ?? SetAside(model) ?? Math.Clamp(train.Count / DefaultShare, 1, MostByDefault);
        if (count >= train.Count)
        {
            throw new UsageException($"--validation is {count}; expected less than the {train.Count} training samples of {place}.");
        }

        ulong drawn = seed ?? (ulong.TryParse(model.Metadata["seed"], NumberStyles.None, CultureInfo.InvariantCulture, out ulong known) ? known : 1);
        (Dataset training, Dataset judging) = ValidationSplit.Of(new LogicNetworkSettings { Layers = [], ValidationSamples = count, Seed = drawn }, train);
        return new CompressionData(training, judging, found.LoadTest());
    }

    private static int? SetAside(LutNetwork model) =>
        Regex.Match(model.Metadata["settings"] ?? "", "; validation ([1-9][0-9]{0,8})$") is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
}
