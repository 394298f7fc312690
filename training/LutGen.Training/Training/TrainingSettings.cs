using LutGen.Training.Data;
using LutGen.Training.Optimizers;

namespace LutGen.Training;

/// <summary>
/// What the trainings of all networks have in common. Together with the network's own settings it decides what the network becomes: the same
/// settings, seed and data give the same one, whatever the number of threads.
/// </summary>
public abstract record TrainingSettings
{
    private protected TrainingSettings()
    {
    }

    /// <summary>The optimiser.</summary>
    public OptimizerSettings Optimizer { get; init; } = new();

    /// <summary>Its learning rate, before the schedule's factor.</summary>
    public float LearningRate { get; init; } = 0.02f;

    /// <summary>How the learning rate changes during the run.</summary>
    public ILearningRateSchedule Schedule { get; init; } = new CosineSchedule();

    /// <summary>Samples of one update.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Passes over the training samples.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>
    /// Ends the training once this many epochs have passed without a better hard validation accuracy (early stopping); 0 trains all epochs.
    /// </summary>
    public int Patience { get; init; }

    /// <summary>
    /// Samples set aside at random to judge by. 0 judges on the training samples themselves, which only suits complete truth tables.
    /// </summary>
    public int ValidationSamples { get; init; }

    /// <summary>Seed of everything random: connections, split, order, weights, noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads that share the work; they do not change the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Ends the training early and keeps the best network so far; null for no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Epochs in all: <see cref="Epochs"/>, and those of a search for connections before them.</summary>
    public virtual int PlannedEpochs => Epochs;

    /// <summary>What is trained, in a few words: the kind of nodes and how they are trained.</summary>
    public abstract string Method { get; }

    /// <summary>The layers in words, first layer first.</summary>
    public abstract IReadOnlyList<string> LayerNames { get; }

    /// <summary>Number of nodes that learn in all layers.</summary>
    public abstract int Nodes { get; }

    /// <summary>The numbers of inputs that nodes have, in ascending order.</summary>
    public abstract IReadOnlyList<int> NodeInputs { get; }

    /// <summary>Whether the network of the last epoch is kept; otherwise that of the best one by validation.</summary>
    internal virtual bool KeepsLast => false;

    /// <summary>Throws if the settings contradict each other or the data.</summary>
    /// <exception cref="ArgumentException">A setting is out of range; the message names it and what was expected.</exception>
    internal abstract void Validate(Dataset train);

    /// <summary>Makes the network, ready to be trained.</summary>
    /// <param name="training">Samples to train on.</param>
    /// <param name="judging">Samples to judge by.</param>
    /// <param name="team">The threads.</param>
    internal abstract ITrainee CreateTrainee(Dataset training, Dataset judging, WorkerTeam team);

    /// <summary>The part of <see cref="Validate"/> that is the same for all networks.</summary>
    private protected void ValidateCourse(Dataset train)
    {
        Setting.Require(Optimizer.Beta1 is >= 0 and < 1, nameof(Optimizer.Beta1), Optimizer.Beta1, "0 or more and less than 1");
        Setting.Require(Optimizer.Beta2 is >= 0 and < 1, nameof(Optimizer.Beta2), Optimizer.Beta2, "0 or more and less than 1");
        Setting.Require(Optimizer.Epsilon > 0, nameof(Optimizer.Epsilon), Optimizer.Epsilon, "more than 0");
        Setting.Require(Optimizer.WeightDecay >= 0, nameof(Optimizer.WeightDecay), Optimizer.WeightDecay, "0 or more");
        Setting.Require(Optimizer.ClipNorm >= 0, nameof(Optimizer.ClipNorm), Optimizer.ClipNorm, "0 or more");
        Setting.Require(LearningRate > 0, nameof(LearningRate), LearningRate, "more than 0");
        Setting.Require(BatchSize > 0, nameof(BatchSize), BatchSize, "at least 1");
        Setting.Require(Epochs > 0, nameof(Epochs), Epochs, "at least 1");
        Setting.Require(Patience >= 0, nameof(Patience), Patience, "0 or more");
        Setting.Require(
            ValidationSamples >= 0 && ValidationSamples < train.Count, nameof(ValidationSamples), ValidationSamples,
            $"less than {train.Count}, the number of samples");
        Setting.Require(Threads > 0, nameof(Threads), Threads, "at least 1");
    }
}
