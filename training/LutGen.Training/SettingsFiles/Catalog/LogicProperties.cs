using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training.SettingsFiles;

/// <summary>
/// All that <see cref="LogicNetworkSettings"/> says about what a network becomes; threads and time limits are no part of it. A new setting is
/// one entry here, and is then read, written, described, and compared where a training is continued.
/// </summary>
internal static class LogicProperties
{
    // More than any training can want.
    private const int MostCandidates = 255;

    /// <summary>The properties in the order in which they are written.</summary>
    public static IReadOnlyList<SettingProperty<LogicNetworkSettings>> All { get; } =
    [
        new SettingProperty<LogicNetworkSettings, IReadOnlyList<LayerSettings>>(
            "layers", new ListType<LayerSettings>(LayerTypes.Layer, 1, "a list of at least one layer"), s => s.Layers, (s, value) => s with { Layers = value },
            "The layers, first layer first; the last is dense.", required: true),
        new SettingProperty<LogicNetworkSettings, IThresholdPlacement>(
            "thresholds", ThresholdTypes.Placement, s => s.Thresholds, (s, value) => s with { Thresholds = value },
            "Where the thresholds of the thermometer code lie, at the start if they learn."),
        new SettingProperty<LogicNetworkSettings, LearnableThresholds>(
            "thresholdLearning", ThresholdTypes.Learning, s => s.ThresholdLearning, (s, value) => s with { ThresholdLearning = value },
            "How thresholds learn; left out where they stay where they were placed."),
        new SettingProperty<LogicNetworkSettings, LutEncoding?>(
            "encoding", new OptionalType<LutEncoding>(new ChoiceType<LutEncoding>(LutEncoding.Quantizer)), s => s.Encoding, (s, value) => s with { Encoding = value },
            "The encoder to write; by default the simplest that holds the thresholds."),
        new SettingProperty<LogicNetworkSettings, double>(
            "minimumActivity", new NumberType<double>(0, 0.5, below: true), s => s.MinimumActivity, (s, value) => s with { MinimumActivity = value },
            "Encoder bits that are 1 (or 0) in less than this share of the training samples are not wired."),
        new SettingProperty<LogicNetworkSettings, float>(
            "groupTau", NumberRange.Above(0f), s => s.GroupTemperature, (s, value) => s with { GroupTemperature = value }, "Temperature of the group sums."),
        new SettingProperty<LogicNetworkSettings, float>(
            "groupBeta", NumberRange.Any<float>(), s => s.GroupBeta, (s, value) => s with { GroupBeta = value }, "A constant added to each class's sum."),
        new SettingProperty<LogicNetworkSettings, double>(
            "residualProbability", new NumberType<double>(0.5, 1, above: true, below: true), s => s.ResidualProbability, (s, value) => s with { ResidualProbability = value },
            "Probability with which a fresh node passes its first input on (residual initialisation)."),
        new SettingProperty<LogicNetworkSettings, NodeSampler>(
            "sampler", new ChoiceType<NodeSampler>(), s => s.Sampler, (s, value) => s with { Sampler = value },
            "How logits become outputs while training: soft, with Gumbel noise, or rounded on the way forward."),
        new SettingProperty<LogicNetworkSettings, float>(
            "noiseScale", NumberRange.AtLeast(0f), s => s.NoiseScale, (s, value) => s with { NoiseScale = value }, "Factor on that noise; 1 is the published amount."),
        new SettingProperty<LogicNetworkSettings, float>(
            "tau", NumberRange.Above(0f), s => s.Temperature, (s, value) => s with { Temperature = value }, "Temperature of the nodes at the start."),
        new SettingProperty<LogicNetworkSettings, float>(
            "finalTau", NumberRange.Above(0f), s => s.FinalTemperature, (s, value) => s with { FinalTemperature = value }, "Temperature of the nodes at the end."),
        new SettingProperty<LogicNetworkSettings, double>(
            "annealFrom", NumberRange.Between(0d, 1d), s => s.AnnealFrom, (s, value) => s with { AnnealFrom = value },
            "Share of the run after which the temperature starts to change."),
        new SettingProperty<LogicNetworkSettings, double>(
            "rewireUntil", NumberRange.Between(0d, 1d), s => s.RewireUntil, (s, value) => s with { RewireUntil = value },
            "Share of the run in which inputs that a node's table ignores are exchanged after every epoch; 0 keeps the wiring."),
        new SettingProperty<LogicNetworkSettings, int>(
            "rewireCandidates", NumberRange.Between(1, MostCandidates), s => s.RewireCandidates, (s, value) => s with { RewireCandidates = value },
            "Signals that compete for each input that is exchanged."),
        new SettingProperty<LogicNetworkSettings, Augmentation>(
            "augmentation", AugmentationType.Images, s => s.Augmentation,
            (s, value) => s with { MaxShift = value.MaxShift, Flip = value.Flip, MaxRotation = value.MaxRotation, MaxStretch = value.MaxStretch },
            "How training images are varied each time they are seen."),
        .. CourseProperties.Of<LogicNetworkSettings>(new LogicNetworkSettings { Layers = [] }.Optimizer),
    ];
}
