namespace LutGen.Training.SettingsFiles;

/// <summary>What a settings file says: a network's name, the data set that it is for, and the settings.</summary>
/// <param name="Settings">The settings.</param>
public sealed record TrainingRecipe(TrainingSettings Settings)
{
    /// <summary>Name of the network, null for the file's.</summary>
    public string? Name { get; init; }

    /// <summary>Name of the data set, null for any.</summary>
    public string? Data { get; init; }
}
