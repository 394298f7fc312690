namespace LutGen.Training;

/// <summary>A sign of life from a running training, sent a few times a second and at the end of every epoch.</summary>
/// <param name="Epoch">Number of the running epoch, from 1.</param>
/// <param name="Epochs">Number of epochs planned.</param>
/// <param name="Share">Share of the whole training done, 0..1.</param>
/// <param name="Loss">Mean loss of the running epoch so far.</param>
/// <param name="SamplesPerSecond">Training samples handled in a second.</param>
/// <param name="Elapsed">Time since the training began.</param>
/// <param name="Remaining">Estimate of the time left; it respects the time limit.</param>
/// <param name="Finished">The epoch that has just ended, else null.</param>
/// <param name="Best">The best epoch so far, null before the first has ended.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    double Share,
    double Loss,
    double SamplesPerSecond,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    EpochResult? Finished,
    EpochResult? Best);
