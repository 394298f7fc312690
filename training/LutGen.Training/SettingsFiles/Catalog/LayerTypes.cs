using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.SettingsFiles;

/// <summary>The kinds of layers.</summary>
internal static class LayerTypes
{
    // Beyond these a training takes more memory or time than a machine has; a slip of the keyboard must not start one.
    private const int MostNodes = 16_000_000;
    private const int MostKernels = 65_536;
    private const int MostPixels = 1024;
    private const int MostDepth = 8;

    /// <summary>A layer.</summary>
    public static NamedType<LayerSettings> Layer { get; } = new("layer", () => Kinds!);

    private static readonly UnionType<IWiring> WiringKinds = new(
        new UnionCase<IWiring, RandomWiring>("random", new RandomWiring()),
        new UnionCase<IWiring, RandomUniqueWiring>("random-unique", new RandomUniqueWiring()),
        new UnionCase<IWiring, LocalWiring>(
            "local", new LocalWiring(1),
            new SettingProperty<LocalWiring, int>(
                "radius", NumberRange.Between(1, MostPixels), wiring => wiring.Radius, (_, value) => new LocalWiring(value),
                "Largest distance of an input from the node's place, in pixels of the image or columns of the table.", required: true)));

    private static readonly ObjectType<LearnableConnections> Connections = new(
        new LearnableConnections(),
        new SettingProperty<LearnableConnections, int>(
            "candidates", NumberRange.Between(2, 255), each => each.Candidates, (each, value) => each with { Candidates = value },
            "Candidates of one input; the wiring draws them."),
        new SettingProperty<LearnableConnections, float>(
            "tau", NumberRange.Above(0f), each => each.Temperature, (each, value) => each with { Temperature = value },
            "Temperature of the softmax by which the gradient goes to the candidates."),
        new SettingProperty<LearnableConnections, float>(
            "noiseScale", NumberRange.AtLeast(0f), each => each.NoiseScale, (each, value) => each with { NoiseScale = value },
            "Factor on the Gumbel noise added to the candidates' weights."),
        new SettingProperty<LearnableConnections, float>(
            "learningRateFactor", NumberRange.AtLeast(0f), each => each.LearningRateFactor, (each, value) => each with { LearningRateFactor = value },
            "Factor on the learning rate for the candidates' weights."));

    private static readonly UnionCase<LayerSettings, DenseSettings> Dense = new(
        "dense", new DenseSettings(1),
        [
            new SettingProperty<DenseSettings, int>(
                "nodes", NumberRange.Between(1, MostNodes), layer => layer.Nodes,
                (layer, value) => new DenseSettings(value) { Node = layer.Node, Wiring = layer.Wiring, Connections = layer.Connections },
                "Number of nodes; in the last layer a multiple of the number of classes.", required: true),
            new SettingProperty<DenseSettings, IWiring>(
                "wiring", WiringKinds, layer => layer.Wiring, (layer, value) => layer with { Wiring = value },
                "Which signals the nodes read, or which their inputs may choose from."),
            new SettingProperty<DenseSettings, LearnableConnections>(
                "connections", Connections, layer => layer.Connections, (layer, value) => layer with { Connections = value },
                "How inputs are chosen while training; left out where the wiring is fixed."),
            .. NodeProperties.Of<DenseSettings>(layer => layer.Node, (layer, node) => layer with { Node = node }),
        ]);

    private static readonly UnionCase<LayerSettings, ConvolutionSettings> Convolution = new(
        "convolution", new ConvolutionSettings(1),
        [
            new SettingProperty<ConvolutionSettings, int>(
                "kernels", NumberRange.Between(1, MostKernels), layer => layer.Kernels, (layer, value) => layer with { Kernels = value },
                "Kernels, trees of nodes, each of which gives one channel.", required: true),
            new SettingProperty<ConvolutionSettings, int>(
                "field", NumberRange.Between(1, MostPixels), layer => layer.Field, (layer, value) => layer with { Field = value }, "Rows and columns of the receptive field."),
            new SettingProperty<ConvolutionSettings, int>(
                "stride", NumberRange.Between(1, MostPixels), layer => layer.Stride, (layer, value) => layer with { Stride = value }, "Step between places."),
            new SettingProperty<ConvolutionSettings, int>(
                "padding", NumberRange.Between(0, MostPixels), layer => layer.Padding, (layer, value) => layer with { Padding = value },
                "Rows and columns of zeros around the image, less than the field."),
            new SettingProperty<ConvolutionSettings, int>(
                "depth", NumberRange.Between(1, MostDepth), layer => layer.Depth, (layer, value) => layer with { Depth = value }, "Levels of each tree."),
            new SettingProperty<ConvolutionSettings, int>(
                "channelsPerKernel", NumberRange.Between(1, MostKernels), layer => layer.ChannelsPerKernel, (layer, value) => layer with { ChannelsPerKernel = value },
                "Neighbouring channels that a kernel reads."),
            .. NodeProperties.Of<ConvolutionSettings>(layer => layer.Node, (layer, node) => layer with { Node = node }),
        ]);

    private static readonly UnionCase<LayerSettings, PoolSettings> Pool = new(
        "or-pool", new PoolSettings(),
        new SettingProperty<PoolSettings, int>(
            "size", NumberRange.Between(1, MostPixels), layer => layer.Size,
            (layer, value) => layer with { Size = value, Stride = layer.Stride == layer.Size ? value : layer.Stride },
            "Rows and columns of the window."),
        new SettingProperty<PoolSettings, int>(
            "stride", NumberRange.Between(1, MostPixels), layer => layer.Stride, (layer, value) => layer with { Stride = value }, "Step between places; the size by default."),
        new SettingProperty<PoolSettings, int>(
            "padding", NumberRange.Between(0, MostPixels), layer => layer.Padding, (layer, value) => layer with { Padding = value },
            "Rows and columns of zeros around the image, less than the size."));

    private static readonly UnionCase<LayerSettings, ResidualSettings> Residual = new(
        "residual", new ResidualSettings([]),
        new SettingProperty<ResidualSettings, IReadOnlyList<LayerSettings>>(
            "layers", new ListType<LayerSettings>(Layer, 1, "a list of at least one layer"), layer => layer.Inner, (layer, value) => layer with { Inner = value },
            "Layers whose outputs are joined with what they read by OR; they give as many signals as they read.", required: true));

    private static readonly UnionType<LayerSettings> Kinds = new(Dense, Convolution, Pool, Residual);
}
