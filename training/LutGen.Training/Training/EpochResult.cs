namespace LutGen.Training;

/// <summary>What one epoch ended with.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Step">Updates of the parameters since the training began.</param>
/// <param name="Loss">Mean cross-entropy of the training samples during the epoch, in nats, noise included.</param>
/// <param name="TrainAccuracy">Share of the training samples right during the epoch, 0..1, noise included.</param>
/// <param name="SoftAccuracy">Validation accuracy of the relaxed network, 0..1.</param>
/// <param name="HardAccuracy">Validation accuracy of the rounded network, 0..1: the one that counts.</param>
/// <param name="LearningRate">Learning rate of the last step.</param>
/// <param name="Temperature">Node temperature of the last step, 1 where there is none.</param>
/// <param name="Elapsed">Time since the training began.</param>
/// <param name="ConnectionRate">
/// Share of all possible connections that are active, 0..1, in an epoch that searches for connections; null in others. Accuracies are then those of the
/// network that searches.
/// </param>
public sealed record EpochResult(
    int Epoch,
    int Step,
    double Loss,
    double TrainAccuracy,
    double SoftAccuracy,
    double HardAccuracy,
    double LearningRate,
    double Temperature,
    TimeSpan Elapsed,
    double? ConnectionRate = null)
{
    /// <summary>What rounding costs: soft minus hard accuracy (the discretisation gap).</summary>
    public double Gap => SoftAccuracy - HardAccuracy;

    /// <summary>Whether the epoch searched for connections; its network is none that is kept.</summary>
    public bool IsSearch => ConnectionRate is not null;
}
