using LutGen.Training.Data;

namespace LutGen.Training.Presets;

/// <summary>A preset for a data set that is found by its name in a folder of data sets, or by the folder that holds it.</summary>
public abstract class CatalogPreset : TrainingPreset
{
    /// <inheritdoc/>
    public override string DatasetName => Name;

    /// <inheritdoc/>
    public override bool NeedsDataFolder => true;

    /// <inheritdoc/>
    public override Dataset LoadTrain(string? folder) => Find(folder!).LoadTrain();

    /// <inheritdoc/>
    public override Dataset LoadTest(string? folder) => Find(folder!).LoadTest();

    private FoundDataset Find(string folder)
    {
        FoundDataset found = DatasetCatalog.Find(folder, DatasetName);
        return found.Is(DatasetName)
            ? found
            : throw new DataFileException(folder, $"holds the data set {found.Name}; expected {DatasetName}.");
    }
}
