using System.Globalization;
using LutGen.Training.Data;
using LutGen.Training.Optimizers;

namespace LutGen.Training.Convolutional;

/// <summary>
/// A convolutional network that is trained in single precision, pruned if that is wanted, and written with whole numbers: multiply-accumulate neurons by lookup
/// (LUT-NA, arXiv 2406.05282) that read codes of a few bits.
/// </summary>
public sealed record CnnSettings : TrainingSettings
{
    /// <summary>Settings with the defaults of such networks.</summary>
    public CnnSettings()
    {
        Optimizer = new() { WeightDecay = 0.01f };
        LearningRate = 0.004f;
        Schedule = new CosineSchedule(0.05);
        Epochs = 20;
    }

    /// <summary>The layers; the last gives a score for each class.</summary>
    public required IReadOnlyList<CnnLayerSettings> Layers { get; init; }

    /// <summary>How weights and values become whole numbers.</summary>
    public QuantizationSettings Quantization { get; init; } = new();

    /// <summary>Lottery-ticket pruning behind the training, null for none.</summary>
    public LotteryTicketSettings? Pruning { get; init; }

    /// <summary>How training images are varied, anew for each epoch.</summary>
    public Augmentation Augmentation { get; init; }

    /// <summary>Share of each label that all classes get alike, 0 or more and less than 1.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>Share of a batch's statistics in the running ones, more than 0 and at most 1.</summary>
    public float Momentum { get; init; } = 0.1f;

    /// <inheritdoc/>
    public override int PlannedEpochs => Epochs + (Pruning is { } pruning ? pruning.Rounds * RoundEpochs(pruning) : 0);

    /// <inheritdoc/>
    public override string Method => $"cnn{(Pruning is { } pruning ? string.Create(CultureInfo.InvariantCulture, $" pruned {pruning.Sparsity}") : "")}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> LayerNames => [.. Layers.Select(layer => layer.ToString()!)];

    /// <inheritdoc/>
    public override int Nodes => Flat(Layers).Sum(layer => layer switch
    {
        CnnConvolutionSettings convolution => convolution.Channels,
        CnnDenseSettings dense => dense.Neurons,
        _ => 0,
    });

    /// <inheritdoc/>
    public override IReadOnlyList<int> NodeInputs => [];

    /// <inheritdoc/>
    internal override bool KeepsLast => true;

    /// <summary>The settings in one line, as written into a trained file.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"layers {string.Join(" + ", LayerNames)}; {Quantization}; {(Pruning is null ? "" : $"{Pruning}; ")}{Optimizer} lr {LearningRate} {Schedule}; momentum {Momentum}; "
        + $"{(LabelSmoothing == 0 ? "" : $"smoothing {LabelSmoothing}; ")}batch {BatchSize}; epochs {Epochs}; {(Augmentation.IsNone ? "" : $"{Augmentation}; ")}validation {ValidationSamples}");

    /// <summary>The network's graph for images of a data set.</summary>
    /// <exception cref="ArgumentException">The data are no images, or layers do not fit together.</exception>
    internal CnnGraph GraphFor(DatasetSchema data)
    {
        Setting.Require(data.Image is not null, "data", data.Name, "images");
        ImageShape image = data.Image!.Value;
        return new CnnGraph(Layers, new MapShape(image.Channels, image.Height, image.Width));
    }

    /// <summary>Epochs of a round of pruning.</summary>
    internal int RoundEpochs(LotteryTicketSettings pruning) => pruning.Epochs > 0 ? pruning.Epochs : Epochs - pruning.RewindEpoch;

    /// <inheritdoc/>
    internal override ITrainee CreateTrainee(Dataset training, Dataset judging, WorkerTeam team) => new CnnTrainee(this, training, judging, team);

    /// <inheritdoc/>
    internal override void Validate(Dataset train)
    {
        ValidateCourse(train);
        Setting.Require(train.HoldsBytes, "data", train.Name, "images of bytes");
        CnnNode last = GraphFor(train.Schema).Nodes[^1];
        Setting.Require(last is ConvolutionNode, $"{nameof(Layers)}[{Layers.Count - 1}]", Layers[^1], "a convolution or a dense layer, which gives a score for each class");
        MapShape scores = last.Shape;
        Setting.Require(scores == new MapShape(train.ClassCount, 1, 1), $"{nameof(Layers)}[{Layers.Count - 1}]", $"a map of {scores}", $"{train.ClassCount} x 1 x 1, a score for each class");
        Setting.Require(BatchSize <= train.Count - ValidationSamples, nameof(BatchSize), BatchSize, $"at most the {train.Count - ValidationSamples} training samples");
        Setting.Require(LabelSmoothing is >= 0 and < 1, nameof(LabelSmoothing), LabelSmoothing, "0 or more and less than 1");
        Setting.Require(Momentum is > 0 and <= 1, nameof(Momentum), Momentum, "more than 0 and at most 1");
        Setting.Require(Patience == 0, nameof(Patience), Patience, "0: the last epoch is kept");
        Quantization.Validate();
        foreach (ConvolutionNode layer in GraphFor(train.Schema).Convolutions)
        {
            Quantization.RequireNarrow(layer);
        }

        Pruning?.Validate(Epochs);
        Augmentation.Validate(train);
    }

    private static IEnumerable<CnnLayerSettings> Flat(IEnumerable<CnnLayerSettings> layers) => layers.SelectMany(layer => layer switch
    {
        CnnResidualSettings residual => Flat(residual.Layers.Concat(residual.Shortcut)),
        CnnBranchesSettings branches => branches.Branches.SelectMany(Flat),
        _ => [layer],
    });
}
