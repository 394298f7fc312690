using LutGen.Training.Convolutional;

namespace LutGen.Training.SettingsFiles;

/// <summary>The kinds of layers of convolutional networks.</summary>
internal static class CnnLayerTypes
{
    // Beyond these a slip of the keyboard starts what no machine can end.
    private const int MostChannels = 65_536;
    private const int MostPixels = 1024;

    /// <summary>A layer.</summary>
    public static NamedType<CnnLayerSettings> Layer { get; } = new("cnnLayer", () => Kinds!);

    private static readonly ListType<CnnLayerSettings> Chain = new(Layer, 1, "a list of at least one layer");

    private static readonly UnionType<CnnLayerSettings> Kinds = new(
        new UnionCase<CnnLayerSettings, CnnConvolutionSettings>(
            "convolution", new CnnConvolutionSettings(1),
            new SettingProperty<CnnConvolutionSettings, int>(
                "channels", NumberRange.Between(1, MostChannels), layer => layer.Channels, (layer, value) => layer with { Channels = value }, "Channels that it gives.", required: true),
            new SettingProperty<CnnConvolutionSettings, int>(
                "kernel", NumberRange.Between(1, MostPixels), layer => layer.Kernel, (layer, value) => layer with { Kernel = value }, "Rows and columns of the kernel."),
            new SettingProperty<CnnConvolutionSettings, int>(
                "stride", NumberRange.Between(1, MostPixels), layer => layer.Stride, (layer, value) => layer with { Stride = value }, "Step from position to position."),
            new SettingProperty<CnnConvolutionSettings, int?>(
                "padding", new OptionalType<int>(NumberRange.Between(0, MostPixels)), layer => layer.Padding, (layer, value) => layer with { Padding = value },
                "Rows and columns of zeros on each side; half the kernel where it is left out."),
            new SettingProperty<CnnConvolutionSettings, int>(
                "groups", NumberRange.Between(1, MostChannels), layer => layer.Groups, (layer, value) => layer with { Groups = value },
                "Parts of the channels that do not see each other."),
            new SettingProperty<CnnConvolutionSettings, bool>(
                "normalize", new BooleanType(), layer => layer.Normalize, (layer, value) => layer with { Normalize = value },
                "Whether sums are normalised over the batch; there is a bias otherwise."),
            new SettingProperty<CnnConvolutionSettings, bool>(
                "rectify", new BooleanType(), layer => layer.Rectify, (layer, value) => layer with { Rectify = value }, "Whether negative values become 0."),
            Name<CnnConvolutionSettings>()),
        new UnionCase<CnnLayerSettings, CnnDenseSettings>(
            "dense", new CnnDenseSettings(1),
            new SettingProperty<CnnDenseSettings, int>(
                "neurons", NumberRange.Between(1, MostChannels), layer => layer.Neurons, (layer, value) => layer with { Neurons = value },
                "Neurons, each of which reads the whole map; in the last layer one for each class.", required: true),
            new SettingProperty<CnnDenseSettings, bool>(
                "normalize", new BooleanType(), layer => layer.Normalize, (layer, value) => layer with { Normalize = value },
                "Whether sums are normalised over the batch; there is a bias otherwise."),
            new SettingProperty<CnnDenseSettings, bool>(
                "rectify", new BooleanType(), layer => layer.Rectify, (layer, value) => layer with { Rectify = value }, "Whether negative values become 0; never in the last layer."),
            Name<CnnDenseSettings>()),
        Pool("max-pool", CnnPoolKind.Max),
        Pool("average-pool", CnnPoolKind.Average),
        new UnionCase<CnnLayerSettings, CnnResidualSettings>(
            "residual", new CnnResidualSettings([]),
            new SettingProperty<CnnResidualSettings, IReadOnlyList<CnnLayerSettings>>(
                "layers", Chain, layer => layer.Layers, (layer, value) => layer with { Layers = value }, "Layers whose values are added to what they read, and rectified.", required: true),
            new SettingProperty<CnnResidualSettings, IReadOnlyList<CnnLayerSettings>>(
                "shortcut", new ListType<CnnLayerSettings>(Layer, 0, "a list of layers"), layer => layer.Shortcut, (layer, value) => layer with { Shortcut = value },
                "Layers on the other way, where shapes differ."),
            Name<CnnResidualSettings>()),
        new UnionCase<CnnLayerSettings, CnnBranchesSettings>(
            "branches", new CnnBranchesSettings([]),
            new SettingProperty<CnnBranchesSettings, IReadOnlyList<IReadOnlyList<CnnLayerSettings>>>(
                "branches", new ListType<IReadOnlyList<CnnLayerSettings>>(Chain, 1, "a list of at least one branch"), layer => layer.Branches,
                (layer, value) => layer with { Branches = value }, "Branches whose channels are put one behind the other.", required: true),
            Name<CnnBranchesSettings>()));

    private static UnionCase<CnnLayerSettings, CnnPoolSettings> Pool(string name, CnnPoolKind kind) => new(
        name, new CnnPoolSettings(kind),
        new SettingProperty<CnnPoolSettings, int>(
            "size", NumberRange.Between(0, MostPixels), layer => layer.Size, (layer, value) => layer with { Size = value }, "Rows and columns of the window; 0 for the whole map."),
        new SettingProperty<CnnPoolSettings, int>(
            "stride", NumberRange.Between(0, MostPixels), layer => layer.Stride, (layer, value) => layer with { Stride = value }, "Step from window to window; 0 for the size."),
        new SettingProperty<CnnPoolSettings, int>(
            "padding", NumberRange.Between(0, MostPixels), layer => layer.Padding, (layer, value) => layer with { Padding = value }, "Rows and columns of zeros on each side."),
        Name<CnnPoolSettings>()) { When = layer => layer.Kind == kind };

    private static SettingProperty<T> Name<T>()
        where T : CnnLayerSettings => new SettingProperty<T, string>(
        "name", new TextType("^[A-Za-z0-9_-]+$", "a name of letters, digits, '-' and '_'"), layer => layer.Name, (layer, value) => layer with { Name = value },
        "Name, of which those of its weights in files are made; its kind and number where it is left out.");
}
