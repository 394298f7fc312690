using LutGen.Training.Neurons;

namespace LutGen.Training.SettingsFiles;

/// <summary>Layers of quantised neurons and their connections.</summary>
internal static class NeuronTypes
{
    // Beyond these a slip of the keyboard starts what no machine can end.
    private const int MostNeurons = 1_000_000;
    private const int MostFanIn = 20;
    private const int MostEpochs = 1_000_000;

    private static readonly UnionType<NeuronFunction> Function = new(
        new UnionCase<NeuronFunction, LinearFunction>("linear", new LinearFunction()),
        new UnionCase<NeuronFunction, PolynomialFunction>(
            "polynomial", new PolynomialFunction(2),
            new SettingProperty<PolynomialFunction, int>(
                "degree", NumberRange.Between(1, 8), each => each.Degree, (each, value) => each with { Degree = value }, "Largest degree D of a monomial.", required: true)),
        new UnionCase<NeuronFunction, PerceptronFunction>(
            "perceptron", new PerceptronFunction(16, 4, 2),
            new SettingProperty<PerceptronFunction, int>(
                "width", NumberRange.Between(1, 64), each => each.Width, (each, value) => each with { Width = value }, "Hidden units N of a layer."),
            new SettingProperty<PerceptronFunction, int>(
                "depth", NumberRange.Between(2, 16), each => each.Depth, (each, value) => each with { Depth = value }, "Layers L."),
            new SettingProperty<PerceptronFunction, int>(
                "skipEvery", NumberRange.Between(0, 16), each => each.SkipEvery, (each, value) => each with { SkipEvery = value },
                "Layers S under a skip, a divisor of the depth; 0 for none.")));

    /// <summary>A layer.</summary>
    public static ObjectType<LlutLayerSettings> Layer { get; } = new(
        new LlutLayerSettings(1, 1, 2),
        new SettingProperty<LlutLayerSettings, int>(
            "neurons", NumberRange.Between(1, MostNeurons), each => each.Neurons, (each, value) => each with { Neurons = value }, "Number of neurons.", required: true),
        new SettingProperty<LlutLayerSettings, int>(
            "fanIn", NumberRange.Between(1, MostFanIn), each => each.FanIn, (each, value) => each with { FanIn = value },
            "Inputs F of a neuron, or of a sub-neuron where there are several.", required: true),
        new SettingProperty<LlutLayerSettings, int>(
            "bits", NumberRange.Between(1, 8), each => each.Bits, (each, value) => each with { Bits = value }, "Width of the codes that neurons give."),
        new SettingProperty<LlutLayerSettings, int>(
            "subNeurons", NumberRange.Between(1, 8), each => each.SubNeurons, (each, value) => each with { SubNeurons = value },
            "Sub-neurons A of a neuron, whose outputs are added (PolyLUT-Add); 1 for none."),
        new SettingProperty<LlutLayerSettings, bool>(
            "assembles", new BooleanType(), each => each.Assembles, (each, value) => each with { Assembles = value },
            "Whether neurons read those in front of them in turn, as the next level of trees of small L-LUTs (NeuraLUT-Assemble)."),
        new SettingProperty<LlutLayerSettings, NeuronFunction>(
            "function", Function, each => each.Function, (each, value) => each with { Function = value },
            "What a neuron computes: linear (LogicNets), a polynomial (PolyLUT), a small perceptron (NeuraLUT)."));

    /// <summary>Where connections come from.</summary>
    public static UnionType<IConnectivity> Connectivity { get; } = new(
        new UnionCase<IConnectivity, RandomConnectivity>("random", new RandomConnectivity()),
        new UnionCase<IConnectivity, MaskConnectivity>(
            "masks", new MaskConnectivity("."),
            new SettingProperty<MaskConnectivity, string>(
                "folder", new TextType("^.+$", "a folder"), each => each.Folder, (_, value) => new MaskConnectivity(value),
                "Folder of the files mask_layer_1.csv, mask_layer_2.csv and so on, as SparseLUT's authors publish them.", required: true)));

    /// <summary>A search for connections.</summary>
    public static ObjectType<ConnectivitySearchSettings> Search { get; } = new(
        new ConnectivitySearchSettings(),
        new SettingProperty<ConnectivitySearchSettings, int>(
            "epochs", NumberRange.Between(1, MostEpochs), each => each.Epochs, (each, value) => each with { Epochs = value }, "Passes over the training samples."),
        new SettingProperty<ConnectivitySearchSettings, double>(
            "exactFrom", NumberRange.Between(0d, 1d), each => each.ExactFrom, (each, value) => each with { ExactFrom = value },
            "Share of them after which each neuron keeps exactly as many inputs as it will have."),
        new SettingProperty<ConnectivitySearchSettings, float>(
            "magnitudeRate", NumberRange.Above(0f), each => each.MagnitudeRate, (each, value) => each with { MagnitudeRate = value }, "Learning rate of the connections' magnitudes."),
        new SettingProperty<ConnectivitySearchSettings, float>(
            "learningRate", NumberRange.Above(0f), each => each.LearningRate, (each, value) => each with { LearningRate = value }, "Learning rate of everything else."),
        new SettingProperty<ConnectivitySearchSettings, double>(
            "decay", NumberRange.AtLeast(0d), each => each.Decay, (each, value) => each with { Decay = value },
            "What an idle connection loses an epoch, in standard deviations of the first magnitudes."),
        new SettingProperty<ConnectivitySearchSettings, double>(
            "penalty", NumberRange.AtLeast(0d), each => each.Penalty, (each, value) => each with { Penalty = value },
            "What connections beyond a neuron's strongest lose more, in units of the decay."),
        new SettingProperty<ConnectivitySearchSettings, int>(
            "scoreBits", NumberRange.Between(1, 8), each => each.ScoreBits, (each, value) => each with { ScoreBits = value }, "Width of the scores while searching."));
}
