using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.SettingsFiles;

namespace LutGen.Training.Neurons;

/// <summary>The quantised neurons of a finished training, as its checkpoint has them (<see cref="CheckpointOptions.Keep"/>).</summary>
internal sealed class SavedNeurons : IDisposable
{
    private readonly ITrainee _trainee;

    private SavedNeurons(LlutNetworkSettings settings, Dataset train, int threads)
    {
        Settings = settings;
        (Training, Dataset judging) = ValidationSplit.Of(settings, train);
        Team = new WorkerTeam(threads);
        _trainee = settings.CreateTrainee(Training, judging, Team);
    }

    /// <summary>The training's settings.</summary>
    public LlutNetworkSettings Settings { get; }

    /// <summary>The samples that it trained on; the validation samples are not among them.</summary>
    public Dataset Training { get; }

    /// <summary>Threads for what is done with the neurons.</summary>
    public WorkerTeam Team { get; }

    /// <summary>The neurons.</summary>
    public LlutStack Stack => Connected!.Stack;

    /// <summary>Reads them.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="train">The samples that the training had.</param>
    /// <param name="threads">Threads for what is done with the neurons.</param>
    /// <exception cref="CheckpointException">It cannot be used, or is of a training on other samples.</exception>
    public static SavedNeurons Read(string checkpoint, Dataset train, int threads)
    {
        SavedNeurons? neurons = null;
        try
        {
            CheckpointFile.Read(checkpoint, (saved, reader) =>
            {
                LlutNetworkSettings settings = SettingsFile.Parse(saved.Settings.ToJsonString()).Settings as LlutNetworkSettings
                    ?? throw new CheckpointException(checkpoint, "is of a logic network; expected one of quantised neurons");
                if (TrainingIdentity.Of(settings, train).DifferenceTo(saved) is { } difference)
                {
                    throw new CheckpointException(checkpoint, difference);
                }

                neurons = new SavedNeurons(settings, train, threads);
                RunCheckpoint.ReadNetwork(reader, neurons._trainee);
                if (neurons.Connected is null)
                {
                    throw new CheckpointException(checkpoint, "is of a training that still searches for connections; expected a finished one");
                }
            });
        }
        catch
        {
            neurons?.Dispose();
            throw;
        }

        return neurons!;
    }

    public void Dispose()
    {
        _trainee.Dispose();
        Team.Dispose();
    }

    private NeuronTrainee? Connected => _trainee is SearchedTrainee searched ? searched.Connected : (NeuronTrainee)_trainee;
}
