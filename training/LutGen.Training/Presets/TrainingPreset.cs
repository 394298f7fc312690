using LutGen.Training.Data;

namespace LutGen.Training.Presets;

/// <summary>A ready recipe: a data set together with the settings that were found good for it.</summary>
public abstract class TrainingPreset
{
    /// <summary>Name on the command line and of the network.</summary>
    public abstract string Name { get; }

    /// <summary>One line that says what it trains and what to expect.</summary>
    public abstract string Description { get; }

    /// <summary>Name of the data set, null if any will do.</summary>
    public virtual string? DatasetName => null;

    /// <summary>What a training was measured to give, null where nobody has.</summary>
    public virtual PresetExpectation? Expected => null;

    /// <summary>Whether the data are read from a folder; otherwise they are generated.</summary>
    public abstract bool NeedsDataFolder { get; }

    /// <summary>Settings before the user's wishes for seed, epochs, threads and time are put in.</summary>
    public abstract TrainingSettings Settings { get; }

    /// <summary>The settings for training samples that were loaded; the preset's own unless they depend on the samples.</summary>
    /// <param name="train">The samples for training and validation.</param>
    public virtual TrainingSettings SettingsFor(Dataset train) => Settings;

    /// <summary>The samples for training and validation.</summary>
    /// <param name="folder">The data folder, null if <see cref="NeedsDataFolder"/> is false.</param>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public abstract Dataset LoadTrain(string? folder);

    /// <summary>The samples that are measured once, at the end.</summary>
    /// <inheritdoc cref="LoadTrain"/>
    public abstract Dataset LoadTest(string? folder);
}
