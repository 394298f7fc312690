using LutGen.Training.Checkpoints;
using LutGen.Training.Data;

namespace LutGen.Training;

/// <summary>
/// Trains networks of lookup tables by gradient descent: logic networks on a relaxation of their nodes (<see cref="LogicNetworkSettings"/>), and
/// quantised neurons whose functions become tables (<see cref="Neurons.LlutNetworkSettings"/>).
/// </summary>
public static class NetworkTrainer
{
    /// <summary>Trains a network.</summary>
    /// <param name="settings">Shape and course of the training.</param>
    /// <param name="train">The training samples; the validation samples are drawn from them.</param>
    /// <param name="progress">
    /// Receives a report a few times a second and after every epoch, on the calling thread; null for silence.
    /// </param>
    /// <param name="cancellation">Ends the training early; the best network so far is still returned.</param>
    /// <param name="checkpoint">Where to save the training, and whether to continue the one saved there; null to do neither.</param>
    /// <exception cref="ArgumentException">A setting is out of range or does not fit the data.</exception>
    /// <exception cref="DataFileException">A file that the settings name is missing or cannot be used.</exception>
    /// <exception cref="CheckpointException">The training saved cannot be continued.</exception>
    /// <exception cref="TrainingStoppedException">It was ended before there was any network.</exception>
    public static TrainingResult Train(
        TrainingSettings settings,
        Dataset train,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default,
        CheckpointOptions? checkpoint = null)
    {
        settings.Validate(train);
        (Dataset training, Dataset judging) = ValidationSplit.Of(settings, train);
        using WorkerTeam team = new(settings.Threads);
        using ITrainee trainee = settings.CreateTrainee(training, judging, team);
        TrainingRun run = new(settings, trainee, training.Count, checkpoint, checkpoint is null ? null : TrainingIdentity.Of(settings, train));
        return run.Execute(progress, cancellation);
    }
}
