using LutGen.Training.Convolutional;

namespace LutGen.Training.SettingsFiles;

/// <summary>All that <see cref="CnnSettings"/> says about what a convolutional network becomes.</summary>
internal static class CnnProperties
{
    private static readonly ObjectType<QuantizationSettings> Quantization = new(
        new QuantizationSettings(),
        new SettingProperty<QuantizationSettings, int>(
            "activationBits", NumberRange.Between(2, QuantizationSettings.MostActivationBits), each => each.ActivationBits, (each, value) => each with { ActivationBits = value },
            "Bits of the codes between layers."),
        new SettingProperty<QuantizationSettings, int>(
            "weightBits", NumberRange.Between(2, QuantizationSettings.MostWeightBits), each => each.WeightBits, (each, value) => each with { WeightBits = value },
            "Bits of a weight, its sign included."),
        new SettingProperty<QuantizationSettings, int>(
            "chunkBits", NumberRange.Between(1, 8), each => each.ChunkBits, (each, value) => each with { ChunkBits = value }, "Bits of a chunk of an activation."),
        new SettingProperty<QuantizationSettings, int>(
            "calibrationSamples", NumberRange.AtLeast(1), each => each.CalibrationSamples, (each, value) => each with { CalibrationSamples = value },
            "Training samples whose values give the ranges of the codes."));

    private static readonly ObjectType<LotteryTicketSettings> Pruning = new(
        new LotteryTicketSettings(),
        new SettingProperty<LotteryTicketSettings, double>(
            "sparsity", new NumberType<double>(0, 1, above: true, below: true), each => each.Sparsity, (each, value) => each with { Sparsity = value },
            "Share of the weights that are zero in the end."),
        new SettingProperty<LotteryTicketSettings, int>(
            "rounds", NumberRange.Between(1, 1000), each => each.Rounds, (each, value) => each with { Rounds = value }, "How many times weights are taken away."),
        new SettingProperty<LotteryTicketSettings, int>(
            "rewindEpoch", NumberRange.AtLeast(0), each => each.RewindEpoch, (each, value) => each with { RewindEpoch = value },
            "The epoch to whose weights a round goes back; 0 for those drawn."),
        new SettingProperty<LotteryTicketSettings, int>(
            "epochs", NumberRange.Between(0, 1_000_000), each => each.Epochs, (each, value) => each with { Epochs = value },
            "Epochs of a round; 0 for as many as the training has behind the early epoch."));

    /// <summary>The properties in the order in which they are written.</summary>
    public static IReadOnlyList<SettingProperty<CnnSettings>> All { get; } =
    [
        new SettingProperty<CnnSettings, IReadOnlyList<CnnLayerSettings>>(
            "layers", new ListType<CnnLayerSettings>(CnnLayerTypes.Layer, 1, "a list of at least one layer"), s => s.Layers, (s, value) => s with { Layers = value },
            "The layers, first layer first; the last gives a score for each class.", required: true),
        new SettingProperty<CnnSettings, QuantizationSettings>(
            "quantization", Quantization, s => s.Quantization, (s, value) => s with { Quantization = value }, "How weights and values become whole numbers."),
        new SettingProperty<CnnSettings, LotteryTicketSettings>(
            "pruning", Pruning, s => s.Pruning, (s, value) => s with { Pruning = value }, "Lottery-ticket pruning behind the training; left out for none."),
        new SettingProperty<CnnSettings, Augmentation>(
            "augmentation", AugmentationType.Images, s => s.Augmentation, (s, value) => s with { Augmentation = value }, "How training images are varied, anew for each epoch."),
        new SettingProperty<CnnSettings, float>(
            "labelSmoothing", new NumberType<float>(0, 1, below: true), s => s.LabelSmoothing, (s, value) => s with { LabelSmoothing = value }, "Share of each label that all classes get alike."),
        new SettingProperty<CnnSettings, float>(
            "momentum", new NumberType<float>(0, 1, above: true), s => s.Momentum, (s, value) => s with { Momentum = value },
            "Share of a batch's mean and variance in the running ones, by which the written network normalises."),
        .. CourseProperties.Of<CnnSettings>(new CnnSettings { Layers = [] }.Optimizer),
    ];
}
