using System.Globalization;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training;

/// <summary>Everything that decides what a logic network becomes, apart from the data. The defaults are those that worked best on images.</summary>
public sealed record LogicNetworkSettings : TrainingSettings
{
    /// <summary>
    /// The layers, first layer first: <see cref="DenseSettings"/>, <see cref="ConvolutionSettings"/>, <see cref="PoolSettings"/>,
    /// <see cref="ResidualSettings"/>. The last is dense and has a multiple of as many nodes as there are classes.
    /// </summary>
    public required IReadOnlyList<LayerSettings> Layers { get; init; }

    /// <summary>Where the encoder's thresholds lie, at the start if they learn.</summary>
    public IThresholdPlacement Thresholds { get; init; } = new FixedThresholds(127);

    /// <summary>The encoder to write; null for the simplest that holds the thresholds.</summary>
    public LutEncoding? Encoding { get; init; }

    /// <summary>How thresholds learn; null where they stay where they were placed.</summary>
    public LearnableThresholds? ThresholdLearning { get; init; }

    /// <summary>
    /// Encoder bits that are 1 (or 0) in less than this share of the training samples are not wired: the margin of an image
    /// would only waste nodes. 0 wires everything.
    /// </summary>
    public double MinimumActivity { get; init; } = 0.01;

    /// <summary>Temperature tau &gt; 0 of the group sums.</summary>
    public float GroupTemperature { get; init; } = 10;

    /// <summary>A constant added to each class's sum. It moves all scores alike and changes neither training nor classes.</summary>
    public float GroupBeta { get; init; }

    /// <summary>
    /// Probability with which a fresh node passes its first input on (residual initialisation), 0.5..1. The published 0.951 suits deep
    /// stacks; one or two layers learn more with less, since undecided nodes have the larger gradients.
    /// </summary>
    public double ResidualProbability { get; init; } = 0.951;

    /// <summary>How logits become outputs while training.</summary>
    public NodeSampler Sampler { get; init; } = NodeSampler.GumbelSoft;

    /// <summary>
    /// Factor on the logistic noise, 1 is the published amount. A third of it is what a deep stack of two-input nodes bears: at 1
    /// every freshly initialised node flips in 5 % of the samples.
    /// </summary>
    public float NoiseScale { get; init; } = 1f / 3;

    /// <summary>Temperature tau &gt; 0 of the nodes at the start.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>Temperature at the end: a lower one makes nodes decide and closes the gap between soft and rounded network.</summary>
    public float FinalTemperature { get; init; } = 1;

    /// <summary>Share of the run after which the temperature starts to fall, 0..1.</summary>
    public double AnnealFrom { get; init; } = 0.3;

    /// <summary>
    /// Share of the run in which, after every epoch, inputs that a node's truth table ignores are exchanged for others from its
    /// neighbourhood; 0 keeps the first wiring. Without it almost half of the nodes end as mere wires.
    /// </summary>
    public double RewireUntil { get; init; } = 0.6;

    /// <summary>Signals that compete for each place that is wired anew, at least 1: the one at which the loss pulls most wins.</summary>
    public int RewireCandidates { get; init; } = 8;

    /// <summary>Images move at random by up to this many pixels in each direction; 0 for other data.</summary>
    public int MaxShift { get; init; }

    /// <summary>Whether images are mirrored at random, left to right: for things that look alike from both sides, not for digits.</summary>
    public bool Flip { get; init; }

    /// <summary>Images turn about their middle at random by up to this many degrees to either side.</summary>
    public float MaxRotation { get; init; }

    /// <summary>Width and height of images change at random, each by itself, by up to this share to either side, 0..0.5.</summary>
    public float MaxStretch { get; init; }

    /// <summary>How images are varied: <see cref="MaxShift"/>, <see cref="Flip"/>, <see cref="MaxRotation"/> and <see cref="MaxStretch"/> together.</summary>
    public Augmentation Augmentation => new(MaxShift, Flip, MaxRotation, MaxStretch);

    /// <inheritdoc/>
    public override string Method => $"{string.Join('+', Layers.SelectMany(layer => layer.NodeSettings).Select(nodes => nodes.Method.ToString().ToLowerInvariant()).Distinct())} {Sampler.ToString().ToLowerInvariant()}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> LayerNames => [.. Layers.Select(layer => layer.ToString()!)];

    /// <inheritdoc/>
    public override int Nodes => Layers.Sum(layer => layer.Nodes);

    /// <inheritdoc/>
    public override IReadOnlyList<int> NodeInputs => [.. Layers.SelectMany(layer => layer.NodeSettings).Select(nodes => nodes.Inputs).Distinct().Order()];

    /// <summary>The settings in one line, as written into a trained file.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"layers {string.Join(" + ", Layers)}; thresholds {Thresholds}{(ThresholdLearning is null ? "" : $" {ThresholdLearning}")}; "
        + $"group tau {GroupTemperature}{(GroupBeta == 0 ? "" : $" beta {GroupBeta}")}; "
        + $"residual {ResidualProbability}; {Sampler} noise {NoiseScale:0.###} tau {Temperature}..{FinalTemperature} from {AnnealFrom}; {Optimizer} lr {LearningRate} {Schedule}; "
        + $"rewire {RewireCandidates} until {RewireUntil}; batch {BatchSize}; epochs {Epochs}{(Patience == 0 ? "" : $" patience {Patience}")}; shift {MaxShift}{(Flip ? "; flip" : "")}{(MaxRotation == 0 ? "" : $"; rotation {MaxRotation}")}{(MaxStretch == 0 ? "" : $"; stretch {MaxStretch}")}; validation {ValidationSamples}");

    /// <inheritdoc/>
    internal override ITrainee CreateTrainee(Dataset training, Dataset judging, WorkerTeam team) => new LogicTrainee(this, training, judging, team);

    /// <inheritdoc/>
    internal override void Validate(Dataset train)
    {
        CheckLayers(train);
        ValidateCourse(train);
        Setting.Require(MinimumActivity is >= 0 and < 0.5, nameof(MinimumActivity), MinimumActivity, "0 or more and less than 0.5");
        Setting.Require(float.IsFinite(GroupBeta), nameof(GroupBeta), GroupBeta, "a finite number");
        Setting.Require(GroupTemperature > 0, nameof(GroupTemperature), GroupTemperature, "more than 0");
        Setting.Require(ResidualProbability is > 0.5 and < 1, nameof(ResidualProbability), ResidualProbability, "more than 0.5 and less than 1");
        Setting.Require(NoiseScale >= 0, nameof(NoiseScale), NoiseScale, "0 or more");
        Setting.Require(Temperature > 0, nameof(Temperature), Temperature, "more than 0");
        Setting.Require(FinalTemperature > 0, nameof(FinalTemperature), FinalTemperature, "more than 0");
        Setting.Require(AnnealFrom is >= 0 and <= 1, nameof(AnnealFrom), AnnealFrom, "0..1");
        Setting.Require(RewireUntil is >= 0 and <= 1, nameof(RewireUntil), RewireUntil, "0..1");
        Setting.Require(RewireCandidates > 0, nameof(RewireCandidates), RewireCandidates, "at least 1");
        Augmentation.Validate(train);
    }

    private void CheckLayers(Dataset train)
    {
        ThresholdLearning?.Check();
        Setting.Require(Layers.Count > 0, nameof(Layers), "empty", "at least one layer");
        bool rounded = Sampler is NodeSampler.Hard or NodeSampler.GumbelHard;
        SignalShape shape = new(train.FeatureCount, train.Schema.Image, ThresholdLearning is null or { Hard: true });
        for (int i = 0; i < Layers.Count; i++)
        {
            shape = Layers[i].Check(shape, $"{nameof(Layers)}[{i}]");
            shape = shape with { AreBits = shape.AreBits || rounded };
        }

        Setting.Require(
            Layers[^1] is DenseSettings && shape.Count % train.ClassCount == 0, $"{nameof(Layers)}[{Layers.Count - 1}]", Layers[^1],
            $"a dense layer of a multiple of {train.ClassCount} nodes, the number of classes");
    }
}
