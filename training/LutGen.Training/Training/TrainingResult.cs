using LutGen.Networks;
using LutGen.Training.Discretisation;

namespace LutGen.Training;

/// <summary>Why a training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The accuracy had not risen for as many epochs as the settings' patience.</summary>
    EarlyStopping,

    /// <summary>The time limit was reached.</summary>
    TimeLimit,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>The outcome of a training: the network of tables of the epoch that is kept, and how it came about.</summary>
/// <param name="Network">The network with the best hard validation accuracy, or the last where the settings keep that.</param>
/// <param name="Best">The epoch that it is from.</param>
/// <param name="Epochs">All epochs; the last is cut short if the training was. They count those before a training was continued.</param>
/// <param name="End">Why the training ended.</param>
/// <param name="Settings">The settings that it ran with.</param>
/// <param name="Parameters">Numbers that the optimiser moved: of nodes, connections and thresholds.</param>
/// <param name="NotSaved">Why the training was not saved when it last should have been; null if it was, or was not to be.</param>
/// <param name="Elapsed">Time taken, before and after it was continued.</param>
public sealed record TrainingResult(
    LutNetwork Network,
    EpochResult Best,
    IReadOnlyList<EpochResult> Epochs,
    TrainingEnd End,
    TrainingSettings Settings,
    long Parameters,
    Exception? NotSaved,
    TimeSpan Elapsed)
{
    /// <summary>What the network's tables are good for.</summary>
    public TableUse Use { get; } = TableUse.Of(Network);
}
