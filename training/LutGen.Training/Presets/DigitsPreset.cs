using LutGen.Training.Data;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Presets;

/// <summary>Procedural digits: trains on any machine without a data set.</summary>
public sealed class DigitsPreset : TrainingPreset
{
    /// <summary>Number of test images.</summary>
    public const int TestSamples = 10_000;

    /// <summary>Seed of the test images; no training may use it.</summary>
    public const ulong TestSeed = 2;

    private const int TrainSamples = 30_000;
    private const ulong TrainSeed = 1;

    /// <inheritdoc/>
    public override string Name => "digits";

    /// <inheritdoc/>
    public override string Description => "stroke-drawn digits of 20 x 20 pixels, generated; 4,000 gates";

    /// <inheritdoc/>
    public override string DatasetName => "digits";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.9734, TimeSpan.FromSeconds(8.5), Threads: 2);

    /// <inheritdoc/>
    public override bool NeedsDataFolder => false;

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new LogicNetworkSettings
    {
        Layers = DenseSettings.Stack([2000, 2000], [new LocalWiring(2), new LocalWiring(4)]),
        Thresholds = new FixedThresholds(100),
        GroupTemperature = 3,
        ResidualProbability = 0.65,
        FinalTemperature = 0.4f,
        AnnealFrom = 0.5,
        BatchSize = 64,
        MaxShift = 1,
        Epochs = 60,
        ValidationSamples = 5_000,
    };

    /// <inheritdoc/>
    public override Dataset LoadTrain(string? folder) => ProceduralDigits.Generate(TrainSamples, TrainSeed);

    /// <inheritdoc/>
    public override Dataset LoadTest(string? folder) => ProceduralDigits.Generate(TestSamples, TestSeed);
}
