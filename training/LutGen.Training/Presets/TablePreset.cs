using LutGen.Training.Data;

namespace LutGen.Training.Presets;

/// <summary>A preset for a table, which is found under the preset's own name in a folder of tables.</summary>
public abstract class TablePreset : TrainingPreset
{
    /// <inheritdoc/>
    public override string? DatasetName => Name;

    /// <inheritdoc/>
    public override bool NeedsDataFolder => true;

    /// <inheritdoc/>
    public override Dataset LoadTrain(string? folder) => Find(folder!).LoadTrain();

    /// <inheritdoc/>
    public override Dataset LoadTest(string? folder) => Find(folder!).LoadTest();

    private FoundDataset Find(string folder)
    {
        FoundDataset found = DatasetCatalog.Find(folder, Name);
        return found.Name == Name ? found : throw new DataFileException(folder, $"holds the data set {found.Name}; expected {Name}.");
    }
}
