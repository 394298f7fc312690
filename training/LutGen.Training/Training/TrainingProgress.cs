namespace LutGen.Training;

/// <summary>A sign of life from a running training, sent a few times a second and at the end of every epoch.</summary>
/// <param name="Epoch">Number of the running epoch, from 1.</param>
/// <param name="PlannedEpochs">Number of epochs planned.</param>
/// <param name="Share">Share of the whole training done, 0..1.</param>
/// <param name="Loss">Mean loss of the running epoch so far.</param>
/// <param name="SamplesPerSecond">Training samples handled in a second, since this process began.</param>
/// <param name="Elapsed">Time that the training has taken, before and after it was continued.</param>
/// <param name="Remaining">Estimate of the time left; it respects the time limit, and is the most where early stopping may end the training.</param>
/// <param name="Finished">The epoch that has just ended, else null.</param>
/// <param name="Best">The best epoch so far, null before the first has ended.</param>
/// <param name="Epochs">All epochs that have ended; the first report of a continued training has those before.</param>
/// <param name="EpochsWithoutGain">Epochs since the hard accuracy last rose: early stopping compares it with the patience.</param>
public sealed record TrainingProgress(
    int Epoch,
    int PlannedEpochs,
    double Share,
    double Loss,
    double SamplesPerSecond,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    EpochResult? Finished,
    EpochResult? Best,
    IReadOnlyList<EpochResult> Epochs,
    int EpochsWithoutGain);
