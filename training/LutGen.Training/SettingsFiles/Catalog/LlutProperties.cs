using LutGen.Training.Neurons;

namespace LutGen.Training.SettingsFiles;

/// <summary>All that <see cref="LlutNetworkSettings"/> says about what a network of quantised neurons becomes.</summary>
internal static class LlutProperties
{
    /// <summary>The properties in the order in which they are written.</summary>
    public static IReadOnlyList<SettingProperty<LlutNetworkSettings>> All { get; } =
    [
        new SettingProperty<LlutNetworkSettings, int>(
            "inputBits", NumberRange.Between(1, 8), s => s.InputBits, (s, value) => s with { InputBits = value }, "Width of a feature's code, in bits; up to 4 quantisers learn, wider ones are an even grid."),
        new SettingProperty<LlutNetworkSettings, IReadOnlyList<LlutLayerSettings>>(
            "layers", new ListType<LlutLayerSettings>(NeuronTypes.Layer, 1, "a list of at least one layer"), s => s.Layers, (s, value) => s with { Layers = value },
            "The layers, first layer first; the last has a neuron for each class, or one for two classes.", required: true),
        new SettingProperty<LlutNetworkSettings, IConnectivity>(
            "connectivity", NeuronTypes.Connectivity, s => s.Connectivity, (s, value) => s with { Connectivity = value },
            "What neurons read, unless that is searched for."),
        new SettingProperty<LlutNetworkSettings, ConnectivitySearchSettings>(
            "search", NeuronTypes.Search, s => s.Search, (s, value) => s with { Search = value },
            "A search for connections before the training (SparseLUT); left out where connections are given."),
        new SettingProperty<LlutNetworkSettings, Augmentation>(
            "augmentation", AugmentationType.Images, s => s.Augmentation, (s, value) => s with { Augmentation = value }, "How training images are varied, anew for each epoch."),
        new SettingProperty<LlutNetworkSettings, AdderForm>(
            "adders", new ChoiceType<AdderForm>(), s => s.Adders, (s, value) => s with { Adders = value },
            "How the outputs of sub-neurons are put together in the file: a sum in front of a table, or one table of all of them."),
        new SettingProperty<LlutNetworkSettings, float>(
            "momentum", new NumberType<float>(0, 1, above: true), s => s.Momentum, (s, value) => s with { Momentum = value },
            "Share of a batch's mean and variance in the running ones, which tables are made with."),
        new SettingProperty<LlutNetworkSettings, bool>(
            "keepBest", new BooleanType(), s => s.KeepBest, (s, value) => s with { KeepBest = value },
            "Whether the epoch with the best validation accuracy is kept; otherwise the last."),
        .. CourseProperties.Of<LlutNetworkSettings>(new LlutNetworkSettings { Layers = [] }.Optimizer),
    ];
}
