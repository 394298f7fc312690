using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Presets;

/// <summary>MNIST in the shape that DLGN was published with, six layers of 8,000 two-input gates, but wired near by.</summary>
public sealed class MnistGatesPreset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "mnist-48k";

    /// <inheritdoc/>
    public override string Description => "MNIST, 28 x 28 pixels, one bit each; 48,000 gates in six layers";

    /// <inheritdoc/>
    public override string DatasetName => "mnist";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.9878, TimeSpan.FromSeconds(231.6), Threads: 1);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new LogicNetworkSettings
    {
        Layers = DenseSettings.Stack(
            [8000, 8000, 8000, 8000, 8000, 8000], [.. new[] { 2, 3, 4, 4, 4, 4 }.Select(radius => new LocalWiring(radius))], new() { Method = NodeMethod.WarpExpectation }),
        Thresholds = new FixedThresholds(127),
        ResidualProbability = 0.8,
        Sampler = NodeSampler.Soft,
        FinalTemperature = 0.1f,
        LearningRate = 0.015f,
        RewireUntil = 0.4,
        MaxShift = 1,
        MaxRotation = 10,
        MaxStretch = 0.1f,
        Epochs = 60,
        ValidationSamples = 5_000,
    };
}
