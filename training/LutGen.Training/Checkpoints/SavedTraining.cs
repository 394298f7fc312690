using LutGen.Training.Data;
using LutGen.Training.SettingsFiles;

namespace LutGen.Training.Checkpoints;

/// <summary>A finished training as its checkpoint has it (<see cref="CheckpointOptions.Keep"/>), with the samples that it had.</summary>
internal sealed class SavedTraining<TSettings> : IDisposable
    where TSettings : TrainingSettings
{
    private SavedTraining(TSettings settings, Dataset train, int threads)
    {
        Settings = settings;
        (Training, Judging) = ValidationSplit.Of(settings, train);
        Team = new WorkerTeam(threads);
        Trainee = settings.CreateTrainee(Training, Judging, Team);
    }

    /// <summary>The training's settings.</summary>
    public TSettings Settings { get; }

    /// <summary>The samples that it trained on; the validation samples are not among them.</summary>
    public Dataset Training { get; }

    /// <summary>The validation samples.</summary>
    public Dataset Judging { get; }

    /// <summary>Threads for what is done with the network.</summary>
    public WorkerTeam Team { get; }

    /// <summary>The network.</summary>
    public ITrainee Trainee { get; }

    /// <summary>Reads it.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="train">The samples that the training had.</param>
    /// <param name="threads">Threads for what is done with the network.</param>
    /// <param name="kind">What such networks are called.</param>
    /// <exception cref="CheckpointException">It cannot be used, is of another kind of network, or of a training on other samples.</exception>
    public static SavedTraining<TSettings> Read(string checkpoint, Dataset train, int threads, string kind)
    {
        SavedTraining<TSettings>? training = null;
        try
        {
            CheckpointFile.Read(checkpoint, (saved, reader) =>
            {
                TrainingSettings found = SettingsOf(checkpoint, saved);
                TSettings settings = found as TSettings ?? throw new CheckpointException(checkpoint, $"is of a training by {found.Method}; expected one of {kind}");
                if (TrainingIdentity.Of(settings, train).DifferenceTo(saved) is { } difference)
                {
                    throw new CheckpointException(checkpoint, difference);
                }

                training = new SavedTraining<TSettings>(settings, train, threads);
                RunCheckpoint.ReadNetwork(reader, training.Trainee);
            });
        }
        catch
        {
            training?.Dispose();
            throw;
        }

        return training!;
    }

    // Names and ranges of settings move from version to version, and a checkpoint keeps those of its own.
    private static TrainingSettings SettingsOf(string checkpoint, TrainingIdentity saved)
    {
        try
        {
            return SettingsFile.Parse(saved.Settings.ToJsonString()).Settings;
        }
        catch (SettingsFileException unknown)
        {
            throw new CheckpointException(checkpoint, $"has settings that this version does not read: {unknown.Detail}", unknown);
        }
    }

    public void Dispose()
    {
        Trainee.Dispose();
        Team.Dispose();
    }
}
