using LutGen.Training.Data;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Presets;

/// <summary>MNIST by a convolution and locally wired layers, at most 150,000 two-input gates with those of all places counted.</summary>
public sealed class MnistConvolutionPreset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "mnist-conv-150k";

    /// <inheritdoc/>
    public override string Description => "MNIST, 28 x 28 pixels, one bit each; a convolution, 83,824 gates with those of all places counted";

    /// <inheritdoc/>
    public override string DatasetName => "mnist";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.9886, TimeSpan.FromSeconds(403.9), Threads: 1);

    /// <inheritdoc/>
    public override LogicNetworkSettings Settings { get; } = new()
    {
        Layers =
        [
            new ConvolutionSettings(32) { Field = 5, Stride = 2, Depth = 2 },
            new DenseSettings(30_000) { Wiring = new LocalWiring(2) },
            new DenseSettings(40_000) { Wiring = new LocalWiring(4) },
        ],
        Thresholds = new FixedThresholds(127),
        GroupTemperature = 17,
        ResidualProbability = 0.65,
        NoiseScale = 0.2f,
        FinalTemperature = 0.4f,
        AnnealFrom = 0.5,
        BatchSize = 64,
        MaxShift = 1,
        MaxRotation = 10,
        MaxStretch = 0.1f,
        Epochs = 40,
        ValidationSamples = 5_000,
    };
}
