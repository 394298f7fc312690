using LutGen.Training;
using LutGen.Training.Data;
using LutGen.Training.Presets;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Training;

/// <summary>A training that a settings file describes.</summary>
internal sealed class SettingsPreset : TrainingPreset
{
    // Megabytes are no settings, and need not be read to say so.
    private const long MostBytes = 1 << 20;

    private readonly string _file;
    private readonly TrainingRecipe _recipe;

    private SettingsPreset(string file, TrainingRecipe recipe)
    {
        _file = file;
        _recipe = recipe;
        Name = recipe.Name ?? NetworkName.FirstOf(Path.GetFileNameWithoutExtension(file));
    }

    public override string Name { get; }

    public override string Description => $"the network that {_file} describes";

    public override string? DatasetName => _recipe.Data;

    public override bool NeedsDataFolder => DatasetName is null || !DatasetCatalog.IsGenerated(DatasetName);

    public override LogicNetworkSettings Settings => _recipe.Settings;

    /// <summary>Reads a settings file.</summary>
    /// <exception cref="InputException">It is missing or cannot be used.</exception>
    public static SettingsPreset Read(string file)
    {
        try
        {
            return Directory.Exists(file) ? throw new InputException($"{file}: is a folder, expected a settings file")
                : !File.Exists(file) ? throw new InputException($"{file}: no such file, expected a settings file")
                : new FileInfo(file).Length > MostBytes ? throw new InputException($"{file}: has more than {MostBytes} bytes, expected a settings file")
                : new SettingsPreset(file, SettingsFile.Parse(File.ReadAllText(file)));
        }
        catch (SettingsFileException wrong)
        {
            throw new InputException($"{file}:{wrong.Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file}: cannot be read: {unreadable.Message}");
        }
    }

    public override Dataset LoadTrain(string? folder) => Find(folder).LoadTrain();

    public override Dataset LoadTest(string? folder) => Find(folder).LoadTest();

    private FoundDataset Find(string? folder)
    {
        FoundDataset found = DatasetCatalog.Find(folder ?? DatasetName!, DatasetName);

        // A name goes on with the way that the data were split, where that is not the official one.
        return DatasetName is null || found.Name.Split(',', ' ')[0] == DatasetName
            ? found
            : throw new InputException($"{folder}: holds the data set {found.Name}, but {_file} is for {DatasetName}");
    }
}
