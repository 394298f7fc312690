using System.Globalization;
using System.Runtime.Intrinsics;
using LutGen.Cost;
using LutGen.Training.Data;
using LutGen.Training.Optimizers;

namespace LutGen.Training.Neurons;

/// <summary>
/// A network of quantised neurons (LogicNets, PolyLUT, NeuraLUT, PolyLUT-Add), each of which becomes an L-LUT, and the course of its training. The
/// defaults of the course are those that worked best on MNIST: AdamW with betas 0.5 and 0.999, weight decay 0.01 of the weights alone, one cosine.
/// </summary>
public sealed record LlutNetworkSettings : TrainingSettings
{
    private const int SearchBlock = 64;

    /// <summary>Settings with the defaults of such networks.</summary>
    public LlutNetworkSettings()
    {
        Optimizer = new() { Beta1 = 0.5f, WeightDecay = 0.01f };
        LearningRate = 0.015f;
        Schedule = new CosineSchedule(0.005);
        Epochs = 200;
    }

    /// <summary>
    /// Width b of a feature's code, 1..8. Up to 4 bits quantisers learn, and are thresholds in the file; wider codes are an even grid over the feature's range.
    /// </summary>
    public int InputBits { get; init; } = 2;

    /// <summary>The layers; the last has a neuron for each class, or one for two classes.</summary>
    public required IReadOnlyList<LlutLayerSettings> Layers { get; init; }

    /// <summary>What neurons read, unless that is searched for.</summary>
    public IConnectivity Connectivity { get; init; } = new RandomConnectivity();

    /// <summary>A search for connections before the training, null for none.</summary>
    public ConnectivitySearchSettings? Search { get; init; }

    /// <summary>How training images are varied, anew for each epoch.</summary>
    public Augmentation Augmentation { get; init; }

    /// <summary>How sub-neurons' outputs are put together in the file.</summary>
    public AdderForm Adders { get; init; }

    /// <summary>Share of a batch's statistics in the running ones, more than 0 and at most 1.</summary>
    public float Momentum { get; init; } = 0.02f;

    /// <summary>
    /// Whether the epoch with the best validation accuracy is kept. Published accuracies are those of the last epoch, at whose learning rate of nearly 0
    /// little changes any more.
    /// </summary>
    public bool KeepBest { get; init; }

    /// <inheritdoc/>
    public override int PlannedEpochs => Epochs + (Search?.Epochs ?? 0);

    /// <inheritdoc/>
    public override string Method =>
        $"{string.Join('+', Layers.Select(layer => layer.Function.ToString()).Distinct())}{(Layers.Max(layer => layer.SubNeurons) is var most && most > 1 ? string.Create(CultureInfo.InvariantCulture, $" add{most}") : "")} {Connections}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> LayerNames => [.. Layers.Select(layer => layer.ToString())];

    /// <inheritdoc/>
    public override int Nodes => Layers.Sum(layer => layer.Neurons);

    /// <inheritdoc/>
    public override IReadOnlyList<int> NodeInputs => [.. Layers.Select(layer => layer.FanIn * layer.SubNeurons).Distinct().Order()];

    /// <summary>
    /// Upper bound of the 6-input lookup tables that the neurons take (<see cref="NetworkBounds.Lut6Bound"/>), adders' included; encoder and head are not in it.
    /// </summary>
    public long Lut6Bound => Layers.Select((layer, i) => layer.Lut6Bound(i == 0 ? InputBits : Layers[i - 1].Bits)).Sum();

    /// <inheritdoc/>
    internal override bool KeepsLast => !KeepBest;

    private string Connections => Search is null ? Connectivity.ToString()! : "searched";

    /// <summary>The settings in one line, as written into a trained file.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"features {InputBits} bits; layers {string.Join(" + ", LayerNames)}; connections {Search?.ToString() ?? Connections}; {Optimizer} lr {LearningRate} {Schedule}; "
        + $"{(Layers.Any(layer => layer.SubNeurons > 1) ? $"adders {Adders.ToString().ToLowerInvariant()}; " : "")}momentum {Momentum}; batch {BatchSize}; epochs {Epochs}{(Patience == 0 ? "" : $" patience {Patience}")}; {(Augmentation.IsNone ? "" : $"{Augmentation}; ")}keep {(KeepBest ? "best" : "last")}; validation {ValidationSamples}");

    /// <inheritdoc/>
    internal override ITrainee CreateTrainee(Dataset training, Dataset judging, WorkerTeam team) => Search is null
        ? new NeuronTrainee(this, Connectivity, training, judging, team)
        : new SearchedTrainee(
            new SearchTrainee(this, training, judging, team), Search.Epochs, found => new NeuronTrainee(this, found, training, judging, team));

    /// <inheritdoc/>
    internal override void Validate(Dataset train)
    {
        Setting.Require(InputBits is >= 1 and <= InputStage.MostBits, nameof(InputBits), InputBits, $"1..{InputStage.MostBits}");
        Setting.Require(Layers.Count > 0, nameof(Layers), "empty", "at least one layer");
        Setting.Require(!Layers[0].Assembles, $"{nameof(Layers)}[0].{nameof(LlutLayerSettings.Assembles)}", true, "a layer in front of it, of the trees' leaves");
        for (int i = 0; i < Layers.Count; i++)
        {
            Layers[i].Check($"{nameof(Layers)}[{i}]", i == 0 ? train.FeatureCount : Layers[i - 1].Neurons, i == 0 ? InputBits : Layers[i - 1].Bits, Adders);
        }

        int scores = Layers[^1].Neurons;
        Setting.Require(
            scores == train.ClassCount || (scores == 1 && train.ClassCount == 2), $"{nameof(Layers)}[{Layers.Count - 1}].{nameof(LlutLayerSettings.Neurons)}", scores,
            FormattableString.Invariant($"{train.ClassCount}, one for each class{(train.ClassCount == 2 ? ", or 1" : "")}"));
        ValidateCourse(train);
        Setting.Require(Momentum is > 0 and <= 1, nameof(Momentum), Momentum, "more than 0 and at most 1");
        Setting.Require(Patience == 0 || KeepBest, nameof(Patience), Patience, $"0 unless {nameof(KeepBest)} is set");
        int multiple = Search is null ? Vector512<float>.Count : SearchBlock;
        Setting.Require(
            BatchSize % multiple == 0 && BatchSize <= train.Count - ValidationSamples, nameof(BatchSize), BatchSize,
            FormattableString.Invariant($"a multiple of {multiple}, at most the {train.Count - ValidationSamples} training samples"));
        Search?.Validate();
        Augmentation.Validate(train);
        Setting.Require(Augmentation.IsNone || train.HoldsBytes, nameof(Augmentation), Augmentation, "none, since the data are not images of bytes");
    }
}
