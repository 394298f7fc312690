using LutGen.Training.Data;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Presets;

/// <summary>MNIST with 12,000 two-input gates.</summary>
public sealed class MnistPreset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "mnist";

    /// <inheritdoc/>
    public override string Description => "MNIST, 28 x 28 pixels, one bit each; 12,000 gates";

    /// <inheritdoc/>
    public override string DatasetName => "mnist";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.9825, TimeSpan.FromSeconds(42), Threads: 2);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new LogicNetworkSettings
    {
        Layers = DenseSettings.Stack([5000, 7000], [new LocalWiring(2), new LocalWiring(4)]),
        Thresholds = new FixedThresholds(127),
        GroupTemperature = 7,
        ResidualProbability = 0.65,
        NoiseScale = 0.2f,
        FinalTemperature = 0.4f,
        AnnealFrom = 0.5,
        BatchSize = 64,
        MaxShift = 1,
        Epochs = 80,
        ValidationSamples = 10_000,
    };
}
