using LutGen.Tool.Data;
using LutGen.Training;
using LutGen.Training.Data;
using LutGen.Training.Presets;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Training;

/// <summary>A training that a settings file describes.</summary>
internal sealed class SettingsPreset : TrainingPreset
{
    private readonly string _file;

    private SettingsPreset(string file, TrainingRecipe recipe)
    {
        _file = file;
        Recipe = recipe;
        Name = recipe.Name ?? NetworkName.FirstOf(Path.GetFileNameWithoutExtension(file));
    }

    /// <summary>What the file says.</summary>
    public TrainingRecipe Recipe { get; }

    public override string Name { get; }

    public override string Description => $"the network that {_file} describes";

    public override string? DatasetName => Recipe.Data;

    public override bool NeedsDataFolder => DatasetName is null || !DatasetCatalog.IsGenerated(DatasetName);

    public override TrainingSettings Settings => Recipe.Settings;

    /// <summary>Whether the user means a settings file, not the name of a preset.</summary>
    public static bool IsFileName(string argument) => argument.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A preset as the settings file that trains the same network.</summary>
    public static SettingsPreset Of(TrainingPreset preset) => new(
        preset.Name, new TrainingRecipe(preset.Settings with { Seed = SettingsFile.DefaultSeed }) { Name = preset.Name, Data = preset.DatasetName });

    /// <summary>The same training for another number of epochs.</summary>
    public SettingsPreset WithEpochs(int epochs) => new(_file, Recipe with { Settings = Settings with { Epochs = epochs } });

    /// <summary>Reads a settings file.</summary>
    /// <exception cref="InputException">It is missing or cannot be used.</exception>
    public static SettingsPreset Read(string file) => JsonFile.Read(file, "a settings file", text => new SettingsPreset(file, SettingsFile.Parse(text)));

    public override Dataset LoadTrain(string? folder) => Find(folder).LoadTrain();

    public override Dataset LoadTest(string? folder) => Find(folder).LoadTest();

    /// <summary>Finds the data without reading them.</summary>
    /// <param name="folder">The data folder, null if none is needed.</param>
    /// <param name="split">How a file without an official split is split, null for the usual way.</param>
    /// <exception cref="InputException">The folder holds other data than the file is for.</exception>
    public FoundDataset Find(string? folder, SplitOptions? split = null)
    {
        FoundDataset found = DatasetCatalog.Find(folder ?? DatasetName!, DatasetName, split);
        return DatasetName is null || found.Is(DatasetName)
            ? found
            : throw new InputException($"{folder}: holds the data set {found.Name}, but {_file} is for {DatasetName}");
    }
}
