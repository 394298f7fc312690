using LutGen.Training.Convolutional;

namespace LutGen.Training.Presets;

/// <summary>CIFAR-10 by a narrow VGG, pruned to a twentieth of its weights, as multiply-accumulate neurons by lookup.</summary>
public sealed class Cifar10VggLutnaPreset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "cifar10-vgg-lutna";

    /// <inheritdoc/>
    public override string Description => "CIFAR-10 by a narrow VGG with 5 % of its weights, 8-bit activations by 9-bit weights through product tables (LUT-NA)";

    /// <inheritdoc/>
    public override string DatasetName => "cifar10";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.8118, TimeSpan.FromSeconds(4147), Threads: 2);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new CnnSettings
    {
        Layers =
        [
            new CnnConvolutionSettings(32),
            new CnnPoolSettings(CnnPoolKind.Max),
            new CnnConvolutionSettings(64),
            new CnnPoolSettings(CnnPoolKind.Max),
            new CnnConvolutionSettings(128),
            new CnnPoolSettings(CnnPoolKind.Max),
            new CnnConvolutionSettings(256),
            new CnnPoolSettings(CnnPoolKind.Average) { Size = 0 },
            new CnnDenseSettings(10),
        ],
        Pruning = new LotteryTicketSettings { Sparsity = 0.95, Rounds = 4, RewindEpoch = 1, Epochs = 10 },
        Augmentation = new(MaxShift: 4, Flip: true),
        LabelSmoothing = 0.05f,
        Optimizer = new() { WeightDecay = 0.05f },
        LearningRate = 0.002f,
        BatchSize = 64,
        Epochs = 14,
        ValidationSamples = 5_000,
    };
}
