using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Presets;

/// <summary>MNIST with one layer of six-input tables: without depth there is nothing that rounding could add up.</summary>
public sealed class MnistLut6Preset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "mnist-lut6-8k";

    /// <inheritdoc/>
    public override string Description => "MNIST, 28 x 28 pixels, three thresholds each; 8,000 six-input tables in one layer";

    /// <inheritdoc/>
    public override string DatasetName => "mnist";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.9880, TimeSpan.FromSeconds(142.1), Threads: 1);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new LogicNetworkSettings
    {
        Layers = DenseSettings.Stack([8000], [new LocalWiring(4)], new() { Method = NodeMethod.WarpExpectation, Inputs = 6 }),
        Thresholds = new FixedThresholds(63, 127, 191),
        GroupTemperature = 8,
        ResidualProbability = 0.65,
        Sampler = NodeSampler.Soft,
        FinalTemperature = 0.1f,
        LearningRate = 0.002f,
        MaxShift = 1,
        MaxRotation = 10,
        MaxStretch = 0.1f,
        Epochs = 30,
        ValidationSamples = 5_000,
    };
}
