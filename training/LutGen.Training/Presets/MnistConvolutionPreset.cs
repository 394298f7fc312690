using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Presets;

/// <summary>MNIST by a convolution and locally wired layers, at most 150,000 two-input gates with those of all places counted.</summary>
public sealed class MnistConvolutionPreset : CatalogPreset
{
    private static readonly NodeSettings Node = new() { Method = NodeMethod.WarpExpectation };

    /// <inheritdoc/>
    public override string Name => "mnist-conv-150k";

    /// <inheritdoc/>
    public override string Description => "MNIST, 28 x 28 pixels, three thresholds each; a convolution, 148,824 gates with those of all places counted";

    /// <inheritdoc/>
    public override string DatasetName => "mnist";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.9897, TimeSpan.FromSeconds(820.1), Threads: 1);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new LogicNetworkSettings
    {
        Layers =
        [
            new ConvolutionSettings(32) { Field = 5, Stride = 2, Depth = 2, Node = Node },
            new DenseSettings(40_000) { Wiring = new LocalWiring(2), Node = Node },
            new DenseSettings(45_000) { Wiring = new LocalWiring(3), Node = Node },
            new DenseSettings(50_000) { Wiring = new LocalWiring(4), Node = Node },
        ],
        Thresholds = new FixedThresholds(63, 127, 191),
        GroupTemperature = 19,
        ResidualProbability = 0.65,
        Sampler = NodeSampler.Soft,
        FinalTemperature = 0.1f,
        LearningRate = 0.015f,
        MaxShift = 1,
        MaxRotation = 12,
        MaxStretch = 0.12f,
        Epochs = 40,
        ValidationSamples = 5_000,
    };
}
