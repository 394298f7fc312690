using LutGen.Training.Checkpoints;
using LutGen.Training.Data;

namespace LutGen.Training.Neurons;

/// <summary>The quantised neurons of a finished training, as its checkpoint has them.</summary>
internal sealed class SavedNeurons : IDisposable
{
    private readonly SavedTraining<LlutNetworkSettings> _saved;

    private SavedNeurons(SavedTraining<LlutNetworkSettings> saved, LlutStack stack) => (_saved, Stack) = (saved, stack);

    /// <summary>The training's settings.</summary>
    public LlutNetworkSettings Settings => _saved.Settings;

    /// <summary>The samples that it trained on; the validation samples are not among them.</summary>
    public Dataset Training => _saved.Training;

    /// <summary>Threads for what is done with the neurons.</summary>
    public WorkerTeam Team => _saved.Team;

    /// <summary>The neurons.</summary>
    public LlutStack Stack { get; }

    /// <summary>Reads them.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="train">The samples that the training had.</param>
    /// <param name="threads">Threads for what is done with the neurons.</param>
    /// <exception cref="CheckpointException">It cannot be used, or is of a training on other samples.</exception>
    public static SavedNeurons Read(string checkpoint, Dataset train, int threads)
    {
        SavedTraining<LlutNetworkSettings> saved = SavedTraining<LlutNetworkSettings>.Read(checkpoint, train, threads, "quantised neurons");
        if ((saved.Trainee is SearchedTrainee searched ? searched.Connected : (NeuronTrainee)saved.Trainee) is { } connected)
        {
            return new SavedNeurons(saved, connected.Stack);
        }

        saved.Dispose();
        throw new CheckpointException(checkpoint, "is of a training that still searches for connections; expected a finished one");
    }

    public void Dispose() => _saved.Dispose();
}
