using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Presets;

/// <summary>CIFAR-10 in the shape that DLGN was published with, four layers of 12,000 two-input gates, but wired near by.</summary>
public sealed class Cifar10GatesPreset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "cifar10-48k";

    /// <inheritdoc/>
    public override string Description => "CIFAR-10, 3 x 32 x 32 pixels, three thresholds each; 48,000 gates in four layers";

    /// <inheritdoc/>
    public override string DatasetName => "cifar10";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.5488, TimeSpan.FromSeconds(185.1), Threads: 1);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new LogicNetworkSettings
    {
        Layers = DenseSettings.Stack([12_000, 12_000, 12_000, 12_000], [.. new[] { 3, 4, 8, 16 }.Select(radius => new LocalWiring(radius))], new() { Method = NodeMethod.WarpExpectation }),
        Thresholds = new FixedThresholds(63, 127, 191),
        GroupTemperature = 20,
        ResidualProbability = 0.8,
        Sampler = NodeSampler.Soft,
        FinalTemperature = 0.1f,
        LearningRate = 0.015f,
        RewireUntil = 0.4,
        MaxShift = 2,
        Flip = true,
        Epochs = 60,
        ValidationSamples = 4_000,
    };
}
