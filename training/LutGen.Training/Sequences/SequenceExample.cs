using LutGen.Networks;
using LutGen.Training.Sequences.Tables;
using LutGen.Training.Sequences.Tasks;

namespace LutGen.Training.Sequences;

/// <summary>A network over sequences with a task that it is trained on in seconds: what <c>lutgen lutna sequence</c> runs.</summary>
/// <param name="Name">A word for it.</param>
/// <param name="Description">What it is, in a line.</param>
/// <param name="Task">The task.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="CreateModel">Makes the network before training, by a seed.</param>
public sealed record SequenceExample(string Name, string Description, SequenceTask Task, SequenceTraining Training, Func<ulong, SequenceModel> CreateModel)
{
    private const int CalibrationSequences = 100;

    /// <summary>All examples.</summary>
    public static IReadOnlyList<SequenceExample> All { get; } = [Gru(), Lstm(), Attention()];

    /// <summary>Trains with a seed and makes tables of the result.</summary>
    /// <param name="seed">Chooses first parameters and sequences.</param>
    /// <returns>The trained network; its tables, of one step or, of attention, of the whole block.</returns>
    public (SequenceModel Model, LutNetwork Tables) Run(ulong seed)
    {
        SequenceModel model = CreateModel(seed);
        (Training with { Seed = seed }).Run(model, Task);
        LabelledSequence[] calibration = Task.Calibration(seed, CalibrationSequences);
        KeyValuePair<string, string>[] metadata =
        [
            new("dataset", Task.Name),
            new("method", Description),
            new("seed", FormattableString.Invariant($"{seed}")),
            new("command", FormattableString.Invariant($"lutgen lutna sequence {Name} --seed {seed}")),
        ];
        return (model, model is RecurrentNetwork recurrent
            ? RecurrentTables.Of(recurrent, calibration, Name, metadata)
            : AttentionTables.Of((AttentionBlock)model, calibration, Name, new NetworkMetadata(metadata)));
    }

    private static SequenceExample Gru()
    {
        const int Units = 8;
        ParityTask task = new();
        return new SequenceExample(
            "gru",
            $"gated recurrent unit, {Units} units",
            task,
            new SequenceTraining { Steps = 300, LearningRate = 0.02f },
            seed => RecurrentNetwork.Gru(task.InputCount, Units, task.ClassCount, seed));
    }

    private static SequenceExample Lstm()
    {
        const int Units = 12;
        TemporalOrderTask task = new();
        return new SequenceExample(
            "lstm",
            $"long short-term memory, {Units} units",
            task,
            new SequenceTraining { Steps = 400, LearningRate = 0.02f },
            seed => RecurrentNetwork.Lstm(task.InputCount, Units, task.ClassCount, seed));
    }

    private static SequenceExample Attention()
    {
        const int Width = 6;
        AssociativeRecallTask task = new();
        return new SequenceExample(
            "attention",
            $"attention, one head, queries, keys and values of {Width}",
            task,
            new SequenceTraining { Steps = 400, LearningRate = 0.02f },
            seed => new AttentionBlock(task.Length, 1, task.InputCount, Width, task.ClassCount, seed));
    }
}
