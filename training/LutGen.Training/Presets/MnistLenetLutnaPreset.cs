using LutGen.Training.Convolutional;

namespace LutGen.Training.Presets;

/// <summary>MNIST by LeNet-5, pruned to a fifth of its weights, as multiply-accumulate neurons by lookup.</summary>
public sealed class MnistLenetLutnaPreset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "mnist-lenet-lutna";

    /// <inheritdoc/>
    public override string Description => "MNIST by LeNet-5 with 20 % of its weights, 8-bit activations by 9-bit weights through product tables (LUT-NA)";

    /// <inheritdoc/>
    public override string DatasetName => "mnist";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.9921, TimeSpan.FromSeconds(732), Threads: 1);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new CnnSettings
    {
        Layers =
        [
            new CnnConvolutionSettings(6) { Kernel = 5 },
            new CnnPoolSettings(CnnPoolKind.Max),
            new CnnConvolutionSettings(16) { Kernel = 5, Padding = 0 },
            new CnnPoolSettings(CnnPoolKind.Max),
            new CnnDenseSettings(120),
            new CnnDenseSettings(84),
            new CnnDenseSettings(10),
        ],
        Pruning = new LotteryTicketSettings { Sparsity = 0.8, Rounds = 2, RewindEpoch = 1, Epochs = 10 },
        Augmentation = new(MaxShift: 2, MaxRotation: 8, MaxStretch: 0.08f),
        Optimizer = new() { WeightDecay = 0.02f },
        LearningRate = 0.003f,
        Epochs = 12,
        ValidationSamples = 5_000,
    };
}
