using LutGen.Training.Data;
using LutGen.Training.Optimizers;
using LutGen.Training.Structure;

namespace LutGen.Training.Presets;

/// <summary>
/// One of the MONK's problems, from the published files. All training samples train, since there are few: what could overfit is held in check
/// by weight decay, and in the third problem, where one sample in twenty has the wrong class, by noise and a high group temperature too.
/// </summary>
/// <param name="problem">1, 2 or 3.</param>
public sealed class MonksPreset(int problem) : CatalogPreset
{
    // Every input of every node looks for its feature: a rule needs a few of fifteen, and a random wiring rarely has them together.
    private static readonly LearnableConnections Search = new(8) { LearningRateFactor = 3 };

    private static readonly LogicNetworkSettings Common = new()
    {
        Layers = [Layer(100, 4), Layer(12, 6)],
        Thresholds = new FixedThresholds(0.5f),
        MinimumActivity = 0,
        GroupTemperature = 1.2f,
        ResidualProbability = 0.6,
        NoiseScale = 0.1f,
        LearningRate = 0.05f,
        Optimizer = new OptimizerSettings { WeightDecay = 0.6f },
        BatchSize = 16,
        Epochs = 150,
    };

    /// <inheritdoc/>
    public override string Name { get; } = FormattableString.Invariant($"monks-{problem}");

    /// <inheritdoc/>
    public override string Description { get; } = $"MONK's problem {problem}: {RuleOf(problem)}";

    /// <inheritdoc/>
    public override PresetExpectation Expected { get; } = problem switch
    {
        1 => new(1.0000, TimeSpan.FromSeconds(0.2), Threads: 1),
        2 => new(0.9949, TimeSpan.FromSeconds(0.2), Threads: 1),
        _ => new(0.9815, TimeSpan.FromSeconds(0.9), Threads: 1),
    };

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = problem < MonksProblem.Count ? Common : Common with
    {
        Layers = [Layer(600, 4)],
        GroupTemperature = 60,
        NoiseScale = 1,
        Optimizer = new OptimizerSettings { WeightDecay = 1 },
    };

    private static DenseSettings Layer(int nodes, int inputs) => new(nodes) { Node = new() { Inputs = inputs }, Connections = Search };

    private static string RuleOf(int problem) => problem switch
    {
        1 => "a1 = a2 or a5 = 1",
        2 => "exactly two attributes are 1",
        3 => "a5 = 3 and a4 = 1, or a5 not 4 and a2 not 3; one sample in twenty wrong",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, $"Expected 1..{MonksProblem.Count}."),
    };
}
